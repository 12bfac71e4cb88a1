import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Does what starts a download and gives the path of the file as soon as it is whole: the browsers mark what they
 * still write. Throws after `patience` milliseconds.
 */
export async function downloadTo(
  folder: string,
  start: () => Promise<unknown>,
  patience = 30_000,
): Promise<string> {
  const before = new Map(await filesOf(folder));
  await start();
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const files = await filesOf(folder);
    const isWriting = files.some(([name]) => /\.(?:crdownload|part|tmp)$|^\.com\./.test(name));
    const [fresh] = files.find(([name, changed]) => before.get(name) !== changed) ?? [];
    if (!isWriting && fresh) return join(folder, fresh);
    await wait(50);
  }
  const names = (await filesOf(folder)).map(([name]) => name);
  throw new Error(`No download in ${patience} ms; the folder holds: ${names.join(', ')}`);
}

/** Names and times of change; an empty file is one that is yet to be written. */
async function filesOf(folder: string): Promise<[name: string, changed: number][]> {
  const files: [string, number][] = [];
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && found.size > 0) files.push([name, found.mtimeMs]);
  }
  return files;
}
