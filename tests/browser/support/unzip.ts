import { execFileSync } from 'node:child_process';

/** Tests a zip with a program that has nothing to do with the one that wrote it; throws with its words. */
export function testZip(file: string): void {
  unzip('-tq', file);
}

/** Names in a zip, in its order. */
export function listZip(file: string): string[] {
  return unzip('-Z1', file).trimEnd().split('\n');
}

export function unpackZip(file: string, folder: string): void {
  unzip('-q', file, '-d', folder);
}

function unzip(...args: string[]): string {
  // Without a UTF-8 locale it writes names in Chinese as question marks.
  return execFileSync('unzip', args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
}
