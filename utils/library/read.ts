import type {
  ArticleBody,
  ArticleId,
  ArticleSummary,
  PictureFile,
  PictureProblem,
  Revision,
  StoredArticle,
} from '../article/types';
import { database } from './database';
import { hasIndex, indexName, keyRange, type ListQuery, otherConditions } from './list-query';
import type { PendingSave } from './schema';

/** Where a page of a list ended: pass it on to get the next one. */
export interface ListPosition {
  key: IDBValidKey;
  id: ArticleId;
}

export interface ListPage {
  articles: ArticleSummary[];
  next: ListPosition | undefined;
}

/**
 * Up to `limit` articles after `after`, in order. Reads no more than it returns where `hasIndex`, and passes over what
 * doesn't belong otherwise.
 */
export async function listArticles(query: ListQuery, limit: number, after?: ListPosition): Promise<ListPage> {
  const index = (await database()).transaction('articles').store.index(indexName(query));
  const direction = query.direction === 'newest' ? 'prev' : 'next';
  const matches = matcher(query);
  const articles: ArticleSummary[] = [];
  let cursor = await index.openCursor(keyRange(query), direction);
  if (cursor && after) cursor = await continueAfter(cursor, after);
  let last: ListPosition | undefined;
  while (cursor) {
    if (matches(cursor.value)) {
      if (articles.length === limit) return { articles, next: last };
      articles.push(cursor.value);
      last = { key: cursor.key as IDBValidKey, id: cursor.primaryKey as ArticleId };
    }
    cursor = await cursor.continue();
  }
  return { articles, next: undefined };
}

/**
 * Ids of every article that the query finds, in order. Where several conditions have no index in common, each one's
 * ids are read and what they share is kept: keys alone, no article.
 */
export async function listIds(query: ListQuery): Promise<ArticleId[]> {
  const tx = (await database()).transaction('articles');
  const [keys, ...others] = await Promise.all([
    tx.store.index(indexName(query)).getAllKeys(keyRange(query)),
    ...otherConditions(query).map(([index, range]) => tx.store.index(index).getAllKeys(range)),
  ]);
  const sets = others.map((ids) => new Set(ids));
  const found = keys.filter((id) => sets.every((set) => set.has(id)));
  return (query.direction === 'newest' ? found.reverse() : found) as ArticleId[];
}

/** How many articles the query finds. */
export async function countArticles(query: ListQuery): Promise<number> {
  if (!hasIndex(query)) return (await listIds(query)).length;
  const range = keyRange(query);
  const db = await database();
  // All of them are counted three times as fast without an index.
  return range ? db.countFromIndex('articles', indexName(query), range) : db.count('articles');
}

/** Summaries in the order of `ids`, undefined for those that are gone. */
export async function getSummaries(ids: readonly ArticleId[]): Promise<(ArticleSummary | undefined)[]> {
  const { store } = (await database()).transaction('articles');
  return Promise.all(ids.map((id) => store.get(id)));
}

export async function getSummary(id: ArticleId): Promise<ArticleSummary | undefined> {
  return (await database()).get('articles', id);
}

/** The article whose page was visited at exactly this address; for pages whose identity only the page itself tells. */
export async function findByVisitedUrl(url: string): Promise<ArticleSummary | undefined> {
  return (await database()).getFromIndex('articles', 'visitedUrl', url);
}

/** Everything of one article but the bytes of its pictures. */
export async function getStored(id: ArticleId): Promise<StoredArticle | undefined> {
  const tx = (await database()).transaction(['articles', 'bodies', 'revisions']);
  const [summary, body, revisions] = await Promise.all([
    tx.objectStore('articles').get(id),
    tx.objectStore('bodies').get(id),
    tx.objectStore('revisions').getAll(IDBKeyRange.bound([id], [id, []])),
  ]);
  return summary && body && { summary, body, revisions };
}

export async function getBody(id: ArticleId): Promise<ArticleBody | undefined> {
  return (await database()).get('bodies', id);
}

export async function getPicture(hash: string): Promise<PictureFile | undefined> {
  return (await database()).get('pictures', hash);
}

export async function getThumbnail(id: ArticleId): Promise<Blob | undefined> {
  return (await (await database()).get('thumbnails', id))?.blob;
}

/** Articles being read while one is worked on. */
const AHEAD = 8;

/**
 * Articles one by one, so that a library larger than memory can be exported: the next few are read meanwhile. Skips ids
 * that are gone.
 */
export async function* readArticles(ids: Iterable<ArticleId>): AsyncGenerator<StoredArticle> {
  const reading: Promise<StoredArticle | undefined>[] = [];
  for (const id of ids) {
    const next = getStored(id);
    // Thrown when its turn comes, if it does.
    next.catch(() => {});
    reading.push(next);
    const stored = reading.length > AHEAD ? await reading.shift() : undefined;
    if (stored) yield stored;
  }
  for (const next of reading) {
    const stored = await next;
    if (stored) yield stored;
  }
}

/** What the bin shows of a removed article. */
export interface BinEntry {
  id: ArticleId;
  title: string;
  siteName: string;
  /** Epoch ms. */
  removedAt: number;
}

/** Removed articles after `after`, the last removed first, and how many the bin holds in all. */
export async function listBin(
  limit: number,
  after?: BinEntry,
): Promise<{ entries: BinEntry[]; count: number; next: BinEntry | undefined }> {
  const { store } = (await database()).transaction('bin');
  const range = after && IDBKeyRange.upperBound(after.removedAt);
  const [count, first] = await Promise.all([
    store.count(),
    store.index('removedAt').openCursor(range, 'prev'),
  ]);
  const entries: BinEntry[] = [];
  // Removed together means removed at the same instant, so the id tells where the last page ended.
  let cursor = first;
  const isPast = (id: string, removedAt: number) =>
    !after || removedAt < after.removedAt || indexedDB.cmp(id, after.id) < 0;
  if (cursor && after && cursor.value.id !== after.id && !isPast(cursor.value.id, cursor.value.removedAt))
    cursor = await cursor.continuePrimaryKey(after.removedAt, after.id);
  for (; cursor; cursor = await cursor.continue()) {
    const { id, removedAt, summary } = cursor.value;
    if (!isPast(id, removedAt)) continue;
    if (entries.length === limit) return { entries, count, next: entries.at(-1) };
    entries.push({ id, removedAt, title: summary.title, siteName: summary.siteName });
  }
  return { entries, count, next: undefined };
}

/** Earlier texts of an article, the latest first. */
export async function listRevisions(id: ArticleId): Promise<Revision[]> {
  const range = IDBKeyRange.bound([id], [id, []]);
  return (await (await database()).getAll('revisions', range)).reverse();
}

/** Articles with a picture that is missing for this reason, newest first, among the last hundred saved. */
export async function listIdsWithMissingPictures(problem: PictureProblem): Promise<ArticleId[]> {
  const { articles } = await listArticles({ sort: 'savedAt', direction: 'newest' }, 100);
  const lacking = articles.filter(({ missingPictures }) => missingPictures > 0);
  const bodies = await Promise.all(lacking.map(({ id }) => getBody(id)));
  return bodies.flatMap((body) =>
    body?.pictures.some((picture) => picture.problem === problem) ? [body.id] : [],
  );
}

export async function getPendingSave(id: ArticleId): Promise<PendingSave | undefined> {
  return (await database()).get('saves', id);
}

/** Saves that were under way when the background was last stopped, or are now. */
export async function listPendingSaves(): Promise<PendingSave[]> {
  return (await database()).getAll('saves');
}

type Cursor = NonNullable<Awaited<ReturnType<typeof openCursor>>>;
async function openCursor() {
  return (await database()).transaction('articles').store.index('savedAt').openCursor();
}

/** Two articles may share a date, so the position is the date and the id. */
async function continueAfter(cursor: unknown, { key, id }: ListPosition): Promise<Cursor | null> {
  const at = cursor as Cursor;
  const there = indexedDB.cmp(at.key, key) === 0 && at.primaryKey === id;
  const found = there ? at : await at.continuePrimaryKey(key as number, id);
  if (!found) return null;
  return found.primaryKey === id ? found.continue() : found;
}

function matcher({ starred, tag }: ListQuery): (summary: ArticleSummary) => boolean {
  return (marks) => !(starred && marks.starred === 0) && (tag === undefined || marks.tags.includes(tag));
}
