import type { IDBPIndex } from 'idb';
import type { LibrarySchema } from './schema';

/** Every tag in use, of the index of tags. */
export async function* tagNames(
  index: IDBPIndex<LibrarySchema, ['articles'], 'articles', 'tags'>,
): AsyncGenerator<string> {
  let cursor = await index.openKeyCursor();
  while (cursor) {
    const name = cursor.key;
    yield name;
    // `nextunique` would look at every article of the tag; this is the least key after it.
    cursor = await cursor.continue(`${name}\0`);
  }
}
