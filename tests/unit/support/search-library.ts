import { vi } from 'vitest';
import { parseQuery } from '@/utils/library/search/query';
import { makeStored } from './make-article';

/** The library's modules over the database as it is: each call is a browser started anew. */
export async function openLibrary() {
  vi.resetModules();
  const modules = await Promise.all([
    import('@/utils/library/read'),
    import('@/utils/library/write'),
    import('@/utils/library/database'),
    import('@/utils/library/search/search'),
    import('@/utils/library/search/read-hits'),
    import('@/utils/library/search/maintain'),
    import('@/utils/library/search/check'),
  ]);
  const [read, write, database, search, readHits, maintain, check] = modules;
  return { ...read, ...write, ...database, ...search, ...readHits, ...maintain, ...check };
}

export type Library = Awaited<ReturnType<typeof openLibrary>>;

export interface Paper {
  id: string;
  title: string;
  text: string;
  source: string | null;
  byline: string | null;
  day: number;
}

/** Saves an article that appeared on the given day of 2020. */
export async function save(library: Library, { day, ...parts }: Paper, savedAt: number) {
  const at = Date.UTC(2020, 0, day);
  const published = {
    at,
    local: new Date(at).toISOString().slice(0, 10),
    printed: null,
    origin: null,
    zoneAssumed: false,
  };
  const stored = await makeStored({ ...parts, published }, { savedAt });
  await library.putArticle({ stored, files: [], thumbnail: null });
}

/** Hits of a search in order, and the total; the first hits come as they are to be found among all of them. */
export async function search(
  library: Library,
  typed: string,
  sort: 'newest' | 'best' = 'newest',
  limit = 1000,
) {
  let last: { ids: string[]; total: number | undefined; isCounted: boolean } | undefined;
  let first: string[] | undefined;
  const options = { sort, first: 3, limit };
  for await (const { hits, total, isCounted } of library.searchArticles(parseQuery(typed), options)) {
    last = { ids: hits.map(({ summary }) => summary.id), total, isCounted };
    first ??= last.ids;
  }
  if (!last) throw new Error('A search says nothing');
  if (JSON.stringify(first) !== JSON.stringify(last.ids.slice(0, first?.length)))
    throw new Error(`First hits of ${typed} change: ${first}`);
  return last;
}
