import type {
  ArticleBody,
  ArticleId,
  ArticleSummary,
  PictureFile,
  PictureProblem,
  StoredArticle,
} from '../article/types';
import { database } from './database';
import type { LibrarySchema, PendingSave } from './schema';

export interface ListQuery {
  sort: 'savedAt' | 'sortDate';
  direction: 'newest' | 'oldest';
  /** Site id; every site without it. */
  site?: string | undefined;
  /** Only read (true) or unread (false) articles. */
  read?: boolean | undefined;
  /** Words that title, byline, source or site name must all contain. */
  filter?: string | undefined;
}

/** Where a page of a list ended: pass it on to get the next one. */
export interface ListPosition {
  key: IDBValidKey;
  id: ArticleId;
}

export interface ListPage {
  articles: ArticleSummary[];
  next: ListPosition | undefined;
}

/** Up to `limit` articles after `after`, in order. Reads no more than it returns, unless a filter passes some over. */
export async function listArticles(query: ListQuery, limit: number, after?: ListPosition): Promise<ListPage> {
  const index = (await database()).transaction('articles').store.index(indexName(query));
  const direction = query.direction === 'newest' ? 'prev' : 'next';
  const matches = matcher(query.filter);
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

/** Ids of every article that the query finds, in order. */
export async function listIds(query: ListQuery): Promise<ArticleId[]> {
  const db = await database();
  if (!query.filter) {
    const keys = await db.getAllKeysFromIndex('articles', indexName(query), keyRange(query));
    return (query.direction === 'newest' ? keys.reverse() : keys) as ArticleId[];
  }
  const { articles } = await listArticles(query, Number.POSITIVE_INFINITY);
  return articles.map(({ id }) => id);
}

/** How many articles the query finds. */
export async function countArticles(query: ListQuery): Promise<number> {
  if (query.filter) return (await listIds(query)).length;
  return (await database()).countFromIndex('articles', indexName(query), keyRange(query));
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

/** Articles one by one, so that a library larger than memory can be exported. Skips ids that are gone. */
export async function* readArticles(ids: Iterable<ArticleId>): AsyncGenerator<StoredArticle> {
  for (const id of ids) {
    const stored = await getStored(id);
    if (stored) yield stored;
  }
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

type Index = keyof LibrarySchema['articles']['indexes'];

function indexName({ site, read, sort }: ListQuery): Index {
  const parts = [site === undefined ? [] : 'site', read === undefined ? [] : 'read', sort].flat();
  return parts.join(',') as Index;
}

function keyRange({ site, read }: ListQuery): IDBKeyRange | null {
  const prefix = [site ?? [], read === undefined ? [] : Number(read)].flat();
  return prefix.length === 0 ? null : IDBKeyRange.bound(prefix, [...prefix, []]);
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

function matcher(filter: string | undefined): (summary: ArticleSummary) => boolean {
  const words = fold(filter ?? '')
    .split(/\s+/u)
    .filter(Boolean);
  return ({ title, byline, source, siteName }) => {
    const text = fold([title, byline, source, siteName].join('\n'));
    return words.every((word) => text.includes(word));
  };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
