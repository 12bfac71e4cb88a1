export function bundlePage(entry: string, name: string): Promise<string>;
