// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/** The earliest time that a zip can hold, in whatever zone. */
const noTime = new Date(1980, 0, 1);

/** @typedef {{ name: string, bytes: Uint8Array }} ZippedFile */

/**
 * Files as a zip that is the same whenever and wherever it is written: by name, without times.
 *
 * @param {readonly ZippedFile[]} files
 * @returns {Promise<Uint8Array>}
 */
export async function zipFiles(files) {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    // Written in plain JavaScript: the system's own compressor differs from version to version.
    useCompressionStream: false,
    extendedTimestamp: false,
    lastModDate: noTime,
    level: 9,
  });
  const sorted = [...files].sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const { name, bytes } of sorted) await zip.add(name, new Uint8ArrayReader(bytes));
  return zip.close();
}

/**
 * A folder as such a zip, which is what Firefox calls an xpi.
 *
 * @param {string} folder
 * @returns {Promise<Uint8Array>}
 */
export async function zipFolder(folder) {
  return zipFiles(await readFolder(folder));
}

/**
 * @param {string} folder
 * @returns {Promise<ZippedFile[]>} with slashes, below the folder
 */
export async function readFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const name = path.slice(folder.length).split(sep).filter(Boolean).join('/');
        return { name, bytes: new Uint8Array(await readFile(path)) };
      }),
  );
}
