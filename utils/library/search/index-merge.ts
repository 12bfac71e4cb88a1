import type { Database } from '../database';
import { BlockWriter, type Entry, isSound, readEntries } from './block';
import { toDates } from './index-batch';
import { joinPacked } from './postings';
import { BrokenSegment, deleteSegment, readDates, writeIndex } from './segment';
import type { SearchBlock, SearchSegment } from './types';

/** So many neighbouring segments of like size become one. */
const MERGE_COUNT = 6;
/** Segments below this many articles are of like size. */
const SMALLEST = 32;
/** Blocks written in one transaction, and read ahead from each input. */
const WRITE_BLOCKS = 64;
const READ_BLOCKS = 16;

/**
 * Neighbours to merge, in order: as many of like size as `MERGE_COUNT` says with all smaller ones between them, so that an article is rewritten
 * about log6(n) times; or one with many dead. Undefined where there are none. `deadIn`: how many dead a segment has.
 */
export function chooseMerge(
  live: readonly SearchSegment[],
  deadIn: (segment: SearchSegment) => number,
): readonly SearchSegment[] | undefined {
  const largest = Math.max(0, ...live.map(sizeClass));
  for (let size = 0; size <= largest; size++) {
    let run: SearchSegment[] = [];
    for (const segment of live) {
      run = sizeClass(segment) <= size ? [...run, segment] : [];
      // What is smaller and comes first stays for a merge of its own.
      while (run[0] && sizeClass(run[0]) < size) run.shift();
      if (run.filter((one) => sizeClass(one) === size).length === MERGE_COUNT) return run;
    }
  }
  const wasteful = live.find((segment) => deadIn(segment) > Math.max(SMALLEST, segment.articles / 4));
  return wasteful && [wasteful];
}

function sizeClass({ articles }: SearchSegment): number {
  return Math.max(0, Math.floor(Math.log(Math.max(articles, 1) / SMALLEST) / Math.log(MERGE_COUNT)));
}

/**
 * Goes on with a merge until it is done or `isTime` says to stop; what is written so far is kept for the next time.
 * Resolves to whether it is done. Throws BrokenSegment where an input is damaged.
 */
export async function continueMerge(
  db: Database,
  segment: SearchSegment,
  isTime: () => boolean,
): Promise<boolean> {
  const { merge } = segment;
  if (!merge) return true;
  const dropped = new Set(merge.dropped);
  const inputs = await Promise.all(merge.inputs.map((id) => EntryReader.open(db, id, merge.next)));
  const writer = new BlockWriter(segment.id, merge.next);
  for await (const entry of joinEntries(inputs, dropped)) {
    writer.add(entry);
    if (writer.closedCount < WRITE_BLOCKS) continue;
    await writeBlocks(db, segment, writer.takeClosed());
    if (isTime()) return false;
  }
  await finishMerge(db, segment, writer.finish());
  return true;
}

/** Entries of all inputs in the order of their terms, those of one term joined. */
async function* joinEntries(
  inputs: readonly EntryReader[],
  dropped: ReadonlySet<number>,
): AsyncGenerator<Entry> {
  while (true) {
    let term: string | undefined;
    for (const { current } of inputs)
      if (current && (term === undefined || current.term < term)) term = current.term;
    if (term === undefined) return;
    const having = inputs.filter(({ current }) => current?.term === term);
    const joined = joinPacked(
      having.flatMap(({ current }) => current ?? []),
      dropped,
    );
    if (joined) yield { term, ...joined };
    for (const input of having) if (!input.step()) await input.load();
  }
}

/** Reads a segment's entries one after the other, some blocks ahead. */
class EntryReader {
  current: Entry | undefined;
  readonly #db: Database;
  readonly #segment: number;
  #blocks: SearchBlock[] = [];
  #entries: Iterator<Entry> | undefined;
  /** First term of the next block to read; null behind the last. */
  #next: string | null = '';

  private constructor(db: Database, segment: number) {
    this.#db = db;
    this.#segment = segment;
  }

  /** At the first entry whose term is not before `from`. */
  static async open(db: Database, segment: number, from: string): Promise<EntryReader> {
    const reader = new EntryReader(db, segment);
    const range = IDBKeyRange.bound([segment, ''], [segment, from]);
    const key = (await db.transaction('searchBlocks').store.openKeyCursor(range, 'prev'))?.key;
    reader.#next = Array.isArray(key) ? String(key[1]) : '';
    await reader.load();
    while (reader.current && reader.current.term < from) if (!reader.step()) await reader.load();
    return reader;
  }

  /** Goes to the next entry at hand; false where `load` has to be called. */
  step(): boolean {
    const next = this.#entries?.next();
    if (next && !next.done) {
      this.current = next.value;
      return true;
    }
    return false;
  }

  /** Reads on, to the next entry or the end. */
  async load(): Promise<void> {
    while (true) {
      const block = this.#blocks.shift();
      if (block) {
        if (block.first !== this.#next || !isSound(block)) throw this.#broken();
        this.#next = block.next;
        this.#entries = readEntries(block)[Symbol.iterator]();
        if (this.step()) return;
      } else if (this.#next === null) {
        this.current = undefined;
        return;
      } else {
        const range = IDBKeyRange.bound([this.#segment, this.#next], [this.#segment, []], false, true);
        this.#blocks = await this.#db.getAll('searchBlocks', range, READ_BLOCKS);
        if (this.#blocks.length === 0) throw this.#broken();
      }
    }
  }

  #broken(): BrokenSegment {
    return new BrokenSegment(`No block ${JSON.stringify(this.#next)} in segment ${this.#segment}`);
  }
}

async function writeBlocks(
  db: Database,
  segment: SearchSegment,
  blocks: readonly SearchBlock[],
): Promise<void> {
  const next = blocks[blocks.length - 1]?.next;
  if (segment.merge && next) segment.merge = { ...segment.merge, next };
  segment.blocks += blocks.length;
  const tx = db.transaction(['searchSegments', 'searchBlocks'], 'readwrite');
  await Promise.all([
    ...blocks.map((block) => tx.objectStore('searchBlocks').put(block)),
    tx.objectStore('searchSegments').put(segment),
    tx.done,
  ]);
}

/** Puts the merged segment in the place of its inputs. */
async function finishMerge(
  db: Database,
  segment: SearchSegment,
  blocks: readonly SearchBlock[],
): Promise<void> {
  const { inputs = [], dropped = [] } = segment.merge ?? {};
  const gone = new Set(dropped);
  const tx = writeIndex(db);
  const segments = tx.objectStore('searchSegments');
  const dated: { number: number; date: number; day: number }[] = [];
  for (const id of inputs) {
    const input = await segments.get(id);
    if (!input) throw new BrokenSegment(`Segment ${id} is missing`);
    const { numbers, dates, days } = await readDates(tx, input);
    numbers.forEach((number, at) => {
      if (!gone.has(number)) dated.push({ number, date: dates[at] as number, day: days[at] as number });
    });
  }
  const live = {
    ...segment,
    articles: dated.length,
    blocks: segment.blocks + blocks.length,
    state: 'live' as const,
    merge: null,
  };
  await Promise.all([
    ...blocks.map((block) => tx.objectStore('searchBlocks').put(block)),
    ...toDates(segment.id, dated).map((record) => tx.objectStore('searchDates').put(record)),
    ...dropped.map((number) => tx.objectStore('searchDead').delete(number)),
    ...inputs.map((id) => deleteSegment(tx, id)),
    segments.put(live),
    tx.done,
  ]);
}
