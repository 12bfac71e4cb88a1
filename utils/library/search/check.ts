import { type Database, database } from '../database';
import { isSound, readEntries } from './block';
import { buildSegment } from './index-batch';
import { withIndex } from './lock';
import { dropRebuilding, maintainIndex, nextId, writeSegment } from './maintain';
import { unpack } from './postings';
import { BrokenSegment, deleteSegment, readDates, readIndex, readLiveSegments, writeIndex } from './segment';
import type { SearchBlock, SearchSegment } from './types';

export interface IndexWork {
  /** Called with how much of the work is done, in articles. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** What is wrong with the index. Whatever it is, searches find what they should, more slowly. */
export interface IndexCheck {
  isSound: boolean;
  articles: number;
  /** Articles that lie in damaged parts and are searched without the index. */
  unindexed: number;
  /** Articles that no search would find, and numbers of articles that aren't there. */
  unnumbered: number;
  stray: number;
}

/** Reads all of the index and says whether it is whole. Throws the signal's reason once it is aborted. */
export async function checkIndex({ onProgress, signal }: IndexWork = {}): Promise<IndexCheck> {
  return withIndex(signal, async () => {
    const db = await database();
    const tx = readIndex(db);
    const segments = await readLiveSegments(tx);
    const { unnumbered, stray } = await compareNumbers(db);
    const articles = await db.count('articles');
    let [done, unindexed] = [0, 0];
    for (const segment of segments) {
      if (!(await isWhole(db, segment, signal))) unindexed += segment.articles;
      done += segment.articles;
      onProgress?.(Math.min(done, articles), articles);
    }
    const sound = unindexed + unnumbered.length + stray.length === 0 && areContiguous(segments);
    return { isSound: sound, articles, unindexed, unnumbered: unnumbered.length, stray: stray.length };
  });
}

/**
 * Makes the index anew. Until it is done, searches use the old one where that is whole. Throws the signal's reason
 * once it is aborted, and the old index stays.
 */
export async function rebuildIndex({ onProgress, signal }: IndexWork = {}): Promise<void> {
  await withIndex(signal, async () => {
    const db = await database();
    await dropRebuilding(db);
    await mendNumbers(db);
    const total = await db.count('searchNumbers');
    let from = 0;
    let done = 0;
    for (let made = true; made; ) {
      signal?.throwIfAborted();
      const ids = await db.getAllKeys('searchSegments');
      const to = Number.MAX_SAFE_INTEGER;
      const next = await buildSegment(db, { id: nextId(ids), from, to, state: 'rebuilding' });
      made = next !== undefined;
      if (!next) continue;
      await writeSegment(db, next);
      from = next.segment.to;
      done += next.segment.articles;
      onProgress?.(Math.min(done, total), total);
    }
    await switchOver(db);
  });
  await maintainIndex({ signal });
}

/** Segments follow each other without a gap, beginning at the first number. */
function areContiguous(segments: readonly SearchSegment[]): boolean {
  return segments.every(({ from }, at) => from === (segments[at - 1]?.to ?? 0));
}

/** Blocks read at a time. */
const READ_BLOCKS = 16;

async function isWhole(
  db: Database,
  segment: SearchSegment,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await readDates(readIndex(db), segment);
    let next: string | null = '';
    let blocks = 0;
    while (next !== null) {
      signal?.throwIfAborted();
      const range = IDBKeyRange.bound([segment.id, next], [segment.id, []], false, true);
      const read: SearchBlock[] = await db.getAll('searchBlocks', range, READ_BLOCKS);
      if (read.length === 0) return false;
      for (const block of read) {
        if (block.first !== next || !isSound(block)) return false;
        for (const entry of readEntries(block)) unpack(entry);
        next = block.next;
        blocks += 1;
      }
    }
    return blocks === segment.blocks;
  } catch (error) {
    if (error instanceof BrokenSegment || error instanceof RangeError) return false;
    throw error;
  }
}

/** Articles without a number, and numbers without an article. */
async function compareNumbers(db: Database): Promise<{ unnumbered: string[]; stray: number[] }> {
  const tx = db.transaction(['articles', 'searchNumbers']);
  const [ids, numbers, numbered] = await Promise.all([
    tx.objectStore('articles').getAllKeys(),
    tx.objectStore('searchNumbers').getAllKeys(),
    tx.objectStore('searchNumbers').getAll(),
  ]);
  const [known, there] = [new Set(numbered.map(({ id }) => id as string)), new Set(ids)];
  return {
    unnumbered: ids.filter((id) => !known.has(id)),
    stray: numbers.filter((_, at) => !there.has(numbered[at]?.id ?? '')),
  };
}

async function mendNumbers(db: Database): Promise<void> {
  const { unnumbered, stray } = await compareNumbers(db);
  for (const number of stray)
    await Promise.all([db.delete('searchNumbers', number), db.delete('similar', number)]);
  for (const id of unnumbered) {
    // It may have got its number since.
    const tx = db.transaction(['articles', 'searchNumbers'], 'readwrite');
    const numbers = tx.objectStore('searchNumbers');
    const [summary, number] = await Promise.all([
      tx.objectStore('articles').get(id),
      numbers.index('id').getKey(id),
    ]);
    await Promise.all([
      summary && number === undefined ? numbers.add({ id: summary.id }) : undefined,
      tx.done,
    ]);
  }
}

/** Puts the segments made anew in the place of all others, and forgets the dead that they don't have. */
async function switchOver(db: Database): Promise<void> {
  const tx = writeIndex(db);
  const segments = await tx.objectStore('searchSegments').getAll();
  const dead = new Set(await tx.objectStore('searchDead').getAllKeys());
  for (const segment of segments) {
    if (segment.state !== 'rebuilding') await deleteSegment(tx, segment.id);
    else {
      for (const number of (await readDates(tx, segment)).numbers) dead.delete(number);
      await tx.objectStore('searchSegments').put({ ...segment, state: 'live' });
    }
  }
  for (const number of dead) void tx.objectStore('searchDead').delete(number);
  await tx.done;
}
