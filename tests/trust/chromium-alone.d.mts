export const chromiumAlone: Readonly<Record<string, string>>;
export function filesInFirefox(): string[];
export function isInFirefox(source: string): boolean;
