// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files handed to the page at a time. */
const batch = 100;

/**
 * The files of a folder tree, a batch in memory at a time. Bytes are base64, which is what the debugger carries.
 *
 * @param {string} folder
 */
export async function* readArchive(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (let at = 0; at < paths.length; at += batch) {
    yield paths
      .slice(at, at + batch)
      .map((path) => ({ path: path.slice(folder.length + 1), bytes: readFileSync(path).toString('base64') }));
  }
}
