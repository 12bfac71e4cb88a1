import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/** A folder's files as a zip, which is what Firefox calls an xpi. */
export async function zipFolder(folder: string): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length).split(sep).filter(Boolean).join('/');
    await zip.add(name, new Uint8ArrayReader(await readFile(path)));
  }
  return zip.close();
}
