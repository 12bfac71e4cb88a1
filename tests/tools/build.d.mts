type Browser = 'chrome' | 'firefox';

/** Where each browser's build lies, in the repository. */
export const builds: Record<Browser, string>;

/** Builds the extension, for one browser after the other; resolves to the browsers for which it could not be built. */
export function build(browsers: readonly Browser[], options?: { quiet?: boolean }): Promise<Browser[]>;
