/** Path of Chromium or a relative of it: CHROMIUM_PATH where set, else the usual places; undefined where there is none. */
export function findChromium(): string | undefined;
/** Path of Firefox: FIREFOX_PATH where set, else the usual places; undefined where there is none. */
export function findFirefox(): string | undefined;
/** A program's path: itself where it is one, else the first on PATH. */
export function findProgram(name: string): string | undefined;
