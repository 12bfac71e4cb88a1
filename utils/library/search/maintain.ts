import { type Database, database } from '../database';
import { buildSegment, type NewSegment } from './index-batch';
import { chooseMerge, continueMerge } from './index-merge';
import { tryWithIndex } from './lock';
import {
  BrokenSegment,
  coveredTo,
  deleteSegment,
  readIndex,
  readLiveSegments,
  readNumbers,
  writeIndex,
} from './segment';
import type { SearchSegment } from './types';

/** So many recent articles may stay outside the index: reading them takes a search a few milliseconds. */
const MOST_RECENT = 32;

export interface MaintainOptions {
  /** Stops at the next opportunity, which leaves the index as good as it is. */
  signal?: AbortSignal | undefined;
  /** Stops at the first opportunity after so many ms. */
  budgetMs?: number | undefined;
}

/**
 * Takes what was saved into the index and merges small segments, a step at a time; every step leaves a whole index.
 * To be called after saves and imports. Resolves to whether nothing is left to do; false too where another page or
 * worker is at it.
 */
export async function maintainIndex({ signal, budgetMs }: MaintainOptions = {}): Promise<boolean> {
  const end = performance.now() + (budgetMs ?? Number.POSITIVE_INFINITY);
  const isTime = () => signal?.aborted === true || performance.now() >= end;
  const done = await tryWithIndex(async () => {
    const db = await database();
    await dropRebuilding(db);
    if (signal?.aborted) return false;
    // At least one step, so that the shortest budget gets there in the end.
    do {
      const more = (await indexRecent(db)) || (await mergeSome(db, isTime));
      if (!more) return true;
    } while (!isTime());
    return false;
  });
  return done ?? false;
}

/** Whether `maintainIndex` would find enough to do. Cheap: reads no article. */
export async function isIndexBehind(): Promise<boolean> {
  const tx = readIndex(await database());
  const [segments, live] = await Promise.all([
    tx.objectStore('searchSegments').getAll(),
    readLiveSegments(tx),
  ]);
  if (segments.length > live.length || chooseMerge(live, () => 0)) return true;
  const recent = await readNumbers(tx, { from: coveredTo(live) }, MOST_RECENT);
  return recent.length >= MOST_RECENT;
}

/** Makes one segment of recent articles. Resolves to whether there were enough. */
async function indexRecent(db: Database): Promise<boolean> {
  const tx = readIndex(db);
  const [live, ids] = await Promise.all([
    readLiveSegments(tx),
    tx.objectStore('searchSegments').getAllKeys(),
  ]);
  const from = coveredTo(live);
  if ((await readNumbers(tx, { from }, MOST_RECENT)).length < MOST_RECENT) return false;
  const made = await buildSegment(db, { id: nextId(ids), from, to: Number.MAX_SAFE_INTEGER, state: 'live' });
  if (made) await writeSegment(db, made);
  return made !== undefined;
}

/** An id that no segment has or had. Safe under the lock. */
export function nextId(ids: readonly number[]): number {
  return Math.max(0, ...ids) + 1;
}

/** Writes a segment whole, with what became of its articles while it was made. */
export async function writeSegment(db: Database, { segment, blocks, dates }: NewSegment): Promise<void> {
  const tx = writeIndex(db);
  const dead = tx.objectStore('searchDead');
  const alive = new Set((await readNumbers(tx, segment)).map(({ number }) => number));
  const numbers = dates.flatMap((record) => Array.from(record.numbers));
  await Promise.all([
    tx.objectStore('searchSegments').put(segment),
    ...blocks.map((block) => tx.objectStore('searchBlocks').put(block)),
    ...dates.map((record) => tx.objectStore('searchDates').put(record)),
    ...numbers.filter((number) => !alive.has(number)).map((number) => dead.put(number, number)),
    tx.done,
  ]);
}

/** Begins a merge or goes on with one. Resolves to whether there was one. */
async function mergeSome(db: Database, isTime: () => boolean): Promise<boolean> {
  const segments = await db.getAll('searchSegments');
  const merging = segments.find(({ state }) => state === 'merging') ?? (await beginMerge(db));
  if (!merging) return false;
  try {
    await continueMerge(db, merging, isTime);
    return true;
  } catch (error) {
    if (!(error instanceof BrokenSegment)) throw error;
    console.warn('Part of the search index is made anew', error);
    await cutIndex(db, merging);
    return true;
  }
}

async function beginMerge(db: Database): Promise<SearchSegment | undefined> {
  const tx = writeIndex(db);
  const segments = tx.objectStore('searchSegments');
  const [live, ids, dead] = await Promise.all([
    readLiveSegments(tx),
    segments.getAllKeys(),
    tx.objectStore('searchDead').getAllKeys(),
  ]);
  const deadIn = ({ from, to }: Pick<SearchSegment, 'from' | 'to'>) =>
    dead.filter((number) => number > from && number <= to);
  const inputs = chooseMerge(live, (segment) => deadIn(segment).length);
  const [first, last] = [inputs?.[0], inputs?.[inputs.length - 1]];
  if (!inputs || !first || !last) return undefined;
  const range = { from: first.from, to: last.to };
  const merge = { inputs: inputs.map(({ id }) => id), dropped: deadIn(range), next: '' };
  const segment = { id: nextId(ids), ...range, articles: 0, blocks: 0, state: 'merging' as const, merge };
  await Promise.all([segments.put(segment), tx.done]);
  return segment;
}

/** What a rebuilding that was cut short left behind. */
export async function dropRebuilding(db: Database): Promise<void> {
  const segments = await db.getAll('searchSegments');
  for (const { id, state } of segments) if (state === 'rebuilding') await dropSegment(db, id);
}

async function dropSegment(db: Database, id: number): Promise<void> {
  const tx = writeIndex(db);
  await Promise.all([deleteSegment(tx, id), tx.done]);
}

/** Takes all from a damaged part on out of the index: these articles are recent again, and indexed anew. */
async function cutIndex(db: Database, { id, from }: SearchSegment): Promise<void> {
  const tx = writeIndex(db);
  const behind = (await readLiveSegments(tx)).filter(({ to }) => to > from);
  await Promise.all([deleteSegment(tx, id), ...behind.map((one) => deleteSegment(tx, one.id)), tx.done]);
}
