export function closeSection(text: string, version: string, date: string): string | undefined;
export function isNewer(next: string, current: string): boolean;
