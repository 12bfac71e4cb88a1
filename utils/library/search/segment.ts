import type { IDBPTransaction } from 'idb';
import type { ArticleId } from '../../article/types';
import type { Database } from '../database';
import type { LibrarySchema } from '../schema';
import { isSound, readEntries } from './block';
import { noPostings, type Postings, unite, unpack } from './postings';
import type { Term } from './terms';
import type { SearchBlock, SearchDates, SearchSegment } from './types';

type SearchStores = (
  | ('searchNumbers' | 'searchDead')
  | ('searchSegments' | 'searchBlocks' | 'searchDates')
)[];
const searchStores: SearchStores = [
  ...(['searchNumbers', 'searchDead', 'searchSegments', 'searchBlocks', 'searchDates'] as const),
];
/** One transaction for all of a look at the index: merging can't change it on the way. */
export type SearchTransaction = IDBPTransaction<LibrarySchema, SearchStores, 'readonly'>;
export type SearchWriteTransaction = IDBPTransaction<LibrarySchema, SearchStores, 'readwrite'>;

export function readIndex(db: Database): SearchTransaction {
  return db.transaction(searchStores, 'readonly');
}

export function writeIndex(db: Database): SearchWriteTransaction {
  return db.transaction(searchStores, 'readwrite');
}

export type AnyTransaction = SearchTransaction | SearchWriteTransaction;

/** A block is missing or not what was written. The texts that the segment covers are searched as they are instead. */
export class BrokenSegment extends Error {}

/** Segments to search, in the order of their numbers. */
export async function readLiveSegments(tx: AnyTransaction): Promise<SearchSegment[]> {
  const segments = await tx.objectStore('searchSegments').getAll();
  return segments.filter(({ state }) => state === 'live').sort((a, b) => a.from - b.from);
}

/** The highest number in the index; live segments in the order of their numbers. */
export function coveredTo(segments: readonly SearchSegment[]): number {
  return segments[segments.length - 1]?.to ?? 0;
}

/** Keys of what a segment has in the stores of blocks and dates. */
function partsOf(segment: number): IDBKeyRange {
  return IDBKeyRange.bound([segment], [segment, []]);
}

export interface Numbered {
  number: number;
  id: ArticleId;
}

/** Articles with numbers above `from`, up to `to`, at most `limit`; in order. */
export async function readNumbers(
  tx: AnyTransaction,
  { from, to = Number.MAX_SAFE_INTEGER }: { from: number; to?: number },
  limit?: number,
): Promise<Numbered[]> {
  if (from >= to) return [];
  const store = tx.objectStore('searchNumbers');
  const range = IDBKeyRange.bound(from, to, true);
  const [numbers, articles] = await Promise.all([store.getAllKeys(range, limit), store.getAll(range, limit)]);
  return numbers.flatMap((number, at) => {
    const id = articles[at]?.id;
    return id === undefined ? [] : [{ number, id }];
  });
}

/** A term's postings in a segment. Throws BrokenSegment. */
export async function readPostings(tx: SearchTransaction, segment: number, term: Term): Promise<Postings> {
  let block = await findBlock(tx, segment, term.text);
  if (!term.prefix) {
    for (const entry of readEntries(block)) if (entry.term === term.text) return unpack(entry);
    return noPostings;
  }
  const found: Postings[] = [];
  while (true) {
    for (const entry of readEntries(block)) if (entry.term.startsWith(term.text)) found.push(unpack(entry));
    const { next } = block;
    if (next === null || !(next < term.text || next.startsWith(term.text))) return unite(found);
    block = await getBlock(tx, segment, next);
  }
}

async function findBlock(tx: SearchTransaction, segment: number, term: string): Promise<SearchBlock> {
  const range = IDBKeyRange.bound([segment, ''], [segment, term]);
  const block = (await tx.objectStore('searchBlocks').openCursor(range, 'prev'))?.value;
  if (!block || (block.next !== null && block.next <= term) || !isSound(block))
    throw new BrokenSegment(`No block for ${JSON.stringify(term)} in segment ${segment}`);
  return block;
}

async function getBlock(tx: SearchTransaction, segment: number, first: string): Promise<SearchBlock> {
  const block = await tx.objectStore('searchBlocks').get([segment, first]);
  if (!block || !isSound(block))
    throw new BrokenSegment(`No block ${JSON.stringify(first)} in segment ${segment}`);
  return block;
}

/** A segment's articles with their dates, column by column. */
export type SegmentDates = Omit<SearchDates, 'segment' | 'first'>;

/** A segment's articles with their dates. Throws BrokenSegment where some are missing. */
export async function readDates(
  tx: AnyTransaction,
  { id, articles }: Pick<SearchSegment, 'id' | 'articles'>,
): Promise<SegmentDates> {
  const parts = await tx.objectStore('searchDates').getAll(partsOf(id));
  const [only] = parts;
  if (parts.reduce((sum, { numbers }) => sum + numbers.length, 0) !== articles)
    throw new BrokenSegment(`Dates of segment ${id} are missing`);
  if (only && parts.length === 1) return only;
  const joined = {
    numbers: new Uint32Array(articles),
    dates: new Float64Array(articles),
    days: new Int32Array(articles),
  };
  let at = 0;
  for (const { numbers, dates, days } of parts) {
    joined.numbers.set(numbers, at);
    joined.dates.set(dates, at);
    joined.days.set(days, at);
    at += numbers.length;
  }
  return joined;
}

/** Deletes a segment with all that belongs to it. */
export async function deleteSegment(tx: SearchWriteTransaction, id: number): Promise<void> {
  await Promise.all([
    tx.objectStore('searchSegments').delete(id),
    tx.objectStore('searchBlocks').delete(partsOf(id)),
    tx.objectStore('searchDates').delete(partsOf(id)),
  ]);
}
