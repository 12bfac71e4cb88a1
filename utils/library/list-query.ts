import type { LibrarySchema } from './schema';

/** What a list shows, and in which order. */
export interface ListQuery {
  sort: 'savedAt' | 'sortDate';
  direction: 'newest' | 'oldest';
  /** Site id; every site without it. */
  site?: string | undefined;
  /** Only read (true) or unread (false) articles. */
  read?: boolean | undefined;
  /** Only starred ones. */
  starred?: true | undefined;
  tag?: string | undefined;
}

/**
 * The query is one range of one index, so counting it and reading a page of it cost the same in every library. Every
 * combination of site and read state has its index, and starred ones; with a star or a tag beside other conditions
 * the ids are put together by `listIds`.
 */
export function hasIndex(query: ListQuery): boolean {
  return otherConditions(query).length === 0;
}

type Index = keyof LibrarySchema['articles']['indexes'];

/** The index that holds the query's articles in its order, as far as one index can tell. */
export function indexName({ site, read, starred, sort }: ListQuery): Index {
  if (starred && site === undefined && read === undefined) return `starred,${sort}`;
  const parts = [site === undefined ? [] : 'site', read === undefined ? [] : 'read', sort].flat();
  return parts.join(',') as Index;
}

/** What all keys of the query in its index begin with, before the date. */
export function keyPrefix({ site, read, starred }: ListQuery): (string | number)[] {
  if (starred && site === undefined && read === undefined) return [1];
  return [site ?? [], read === undefined ? [] : Number(read)].flat();
}

/** The query's range in its index; null for all of it. */
export function keyRange(query: ListQuery): IDBKeyRange | null {
  const prefix = keyPrefix(query);
  return prefix.length === 0 ? null : IDBKeyRange.bound(prefix, [...prefix, []]);
}

/** Conditions that the query's index knows nothing of, as ranges of other indexes. */
export function otherConditions({ site, read, starred, tag }: ListQuery): [Index, IDBKeyRange][] {
  const others: [Index, IDBKeyRange][] = [];
  if (starred && (site !== undefined || read !== undefined))
    others.push(['starred,savedAt', IDBKeyRange.bound([1], [1, []])]);
  if (tag !== undefined) others.push(['tags', IDBKeyRange.only(tag)]);
  return others;
}
