import { Failure } from '../article/failure';
import type { ArticleBody, ArticleId, StoredArticle } from '../article/types';
import { database } from './database';
import { hashesOf } from './records';
import type { LibrarySchema, StoreName, WriteTransaction } from './schema';
import { isSameDocument } from './search/document';
import { numberText } from './search/numbers';

const everyStore: StoreName[] = [
  ...(['articles', 'bodies', 'pictures', 'thumbnails', 'revisions', 'bin', 'saves', 'imports'] as const),
  ...(['searchNumbers', 'searchDead'] as const),
  ...(['similar', 'apart'] as const),
];

/** Everything of an article but its pictures' bytes, as the transaction sees it. */
export async function readStored(tx: WriteTransaction, id: ArticleId): Promise<StoredArticle | undefined> {
  const [summary, body] = await Promise.all([
    tx.objectStore('articles').get(id),
    tx.objectStore('bodies').get(id),
  ]);
  if (!summary || !body) return undefined;
  return { summary, body, revisions: await tx.objectStore('revisions').getAll(revisionsOf(id)) };
}

/**
 * Writes an article's records; revisions that are there already stay as they are. `before` is what the library holds
 * of it: search need not read again what stays the same. `number`: its number in the search index, for those who have
 * asked for it together with the rest and so don't wait once more.
 */
export async function writeStored(
  tx: WriteTransaction,
  { summary, body, revisions }: StoredArticle,
  before: StoredArticle | undefined,
  number?: number | null,
): Promise<void> {
  const same = before && isSameDocument(before.summary, before.body.text, summary, body.text);
  await Promise.all([
    same ? undefined : numberText(tx, summary.id, number),
    tx.objectStore('articles').put(summary),
    tx.objectStore('bodies').put(toBodyRecord(body)),
    ...revisions.map((revision) =>
      tx.objectStore('revisions').put({ ...revision, hashes: hashesOf(revision.pictures) }),
    ),
  ]);
}

/** A body with what its store is indexed by. */
export function toBodyRecord(body: ArticleBody): LibrarySchema['bodies']['value'] {
  const { highlighted: _, ...plain } = body as LibrarySchema['bodies']['value'];
  return {
    ...plain,
    hashes: hashesOf(body.pictures),
    ...(body.highlights?.length && { highlighted: 1 as const }),
  };
}

/** Keys of an article's revisions. */
export function revisionsOf(id: ArticleId): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** Saved articles are irreplaceable, so every write waits for the disk, not just for the operating system. */
export async function transact<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
  const tx = (await database()).transaction(everyStore, 'readwrite', { durability: 'strict' });
  try {
    const [result] = await Promise.all([work(tx), tx.done]);
    return result;
  } catch (error) {
    abort(tx);
    await tx.done.catch(() => {}); // whatever came first is what the caller should hear
    throw isDiskFull(error) ? new Failure('storage-full') : error;
  }
}

/** Browsers have an error of its own for a used-up quota, and for a disk without room only words. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error || error instanceof DOMException)) return false;
  return (
    error.name === 'QuotaExceededError' || /Failed to write blobs|IOError|NO_DEVICE_SPACE/.test(error.message)
  );
}

function abort(tx: WriteTransaction): void {
  try {
    tx.abort();
  } catch {
    // Already aborted or finished, which is what was wanted.
  }
}
