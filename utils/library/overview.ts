import type { ArticleId } from '../article/types';
import { database } from './database';
import { hasIndex, indexName, keyPrefix, keyRange, type ListQuery } from './list-query';
import { listIds } from './read';
import { tagNames } from './tag-names';

/** A month of the reader's own calendar, and how many articles a query finds in it. */
export interface MonthCount {
  /** Its first moment, in epoch ms. */
  start: number;
  count: number;
}

export interface TagCount {
  name: string;
  count: number;
}

/**
 * The months that a query's articles are from, in the query's order. Reads one key a month and counts the others; where
 * the query has no index of its own, keys are compared with its ids: `ids`, if they are known. No article is read. Throws
 * the signal's reason once it is aborted.
 */
export async function listMonths(
  query: ListQuery,
  ids?: readonly ArticleId[],
  signal?: AbortSignal,
): Promise<MonthCount[]> {
  const found = hasIndex(query) ? undefined : new Set<string>(ids ?? (await listIds(query)));
  const prefix = keyPrefix(query);
  const keyOf = (date: number) => (prefix.length === 0 ? date : [...prefix, date]);
  const index = (await database()).transaction('articles').store.index(indexName(query));
  const months: MonthCount[] = [];
  const newest = query.direction === 'newest';
  let cursor = await index.openKeyCursor(keyRange(query), newest ? 'prev' : 'next');
  while (cursor) {
    signal?.throwIfAborted();
    const [start, end] = monthOf(dateOf(cursor.key));
    const range = IDBKeyRange.bound(keyOf(start), keyOf(end), false, true);
    const counted = found
      ? index.getAllKeys(range).then((keys) => keys.filter((id) => found.has(id)).length)
      : index.count(range);
    const key = keyOf(newest ? previous(start) : end) as never;
    const [count, next] = await Promise.all([counted, cursor.continue(key)]);
    if (count > 0) months.push({ start, count });
    cursor = next;
  }
  return months;
}

/** The months of dates (epoch ms) that come in order, in that order. */
export function countMonths(dates: Iterable<number>): MonthCount[] {
  const months: MonthCount[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const date of dates) {
    const last = months[months.length - 1];
    if (last && date >= last.start && date < end) last.count += 1;
    else {
      const [start, after] = monthOf(date);
      end = after;
      months.push({ start, count: 1 });
    }
  }
  return months;
}

/** Every tag in use, the most used first. */
export async function listTags(): Promise<TagCount[]> {
  const index = (await database()).transaction('articles').store.index('tags');
  const counts: Promise<TagCount>[] = [];
  for await (const name of tagNames(index)) counts.push(index.count(name).then((count) => ({ name, count })));
  const tags = await Promise.all(counts);
  return tags.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** First and past-the-last moment of the month that an instant is in, in the reader's zone. */
function monthOf(instant: number): [start: number, end: number] {
  const date = new Date(instant);
  const [year, month] = [date.getFullYear(), date.getMonth()];
  // Unlike the constructor this takes years below 100 as they are.
  const at = (months: number) => new Date(2000, 0, 1).setFullYear(year, months, 1);
  return [at(month), at(month + 1)];
}

/** The last date before another, as keys go: dates are whole milliseconds. */
function previous(date: number): number {
  return date - 1;
}

function dateOf(key: IDBValidKey): number {
  return Number(Array.isArray(key) ? key.at(-1) : key);
}
