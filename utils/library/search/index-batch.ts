import type { Database } from '../database';
import { BlockWriter } from './block';
import { TermCollector } from './builder';
import { dayNumber } from './candidates';
import { type SearchDocument, toDocument } from './document';
import { type Numbered, readIndex, readNumbers } from './segment';
import type { SearchBlock, SearchDates, SearchSegment } from './types';

/** Articles and code units of text that are made into one segment, so that a batch stays small in memory and time. */
const BATCH_ARTICLES = 512;
const BATCH_UNITS = 1_000_000;
/** Articles read at a time, and in a record of dates. */
const READ_ARTICLES = 128;
const DATES_ARTICLES = 2048;

/** A segment that is made but not written. */
export interface NewSegment {
  segment: SearchSegment;
  blocks: readonly SearchBlock[];
  dates: readonly SearchDates[];
}

/**
 * Makes a segment of the texts with the lowest numbers above `from`, up to `to`. Undefined where there are none.
 * Writes nothing.
 */
export async function buildSegment(
  db: Database,
  { id, from, to, state }: Pick<SearchSegment, 'id' | 'from' | 'to' | 'state'>,
): Promise<NewSegment | undefined> {
  const waiting = await readNumbers(readIndex(db), { from, to }, BATCH_ARTICLES);
  const collector = new TermCollector();
  const dated: { number: number; date: number; day: string }[] = [];
  let reached = from;
  for (let at = 0; at < waiting.length && collector.size < BATCH_UNITS; at += READ_ARTICLES) {
    const part = waiting.slice(at, at + READ_ARTICLES);
    for (const { number, document } of await readDocuments(db, part)) {
      collector.add(number, document);
      dated.push({ number, date: document.date, day: document.day });
    }
    reached = part[part.length - 1]?.number ?? reached;
  }
  if (reached === from) return undefined;
  const writer = new BlockWriter(id);
  collector.visit((entry) => writer.add(entry));
  const blocks = writer.finish();
  const segment = {
    id,
    from,
    to: reached,
    articles: dated.length,
    blocks: blocks.length,
    state,
    merge: null,
  };
  return { segment, blocks, dates: toDates(id, dated) };
}

/** Packs articles' dates into records. */
export function toDates(
  segment: number,
  dated: readonly { number: number; date: number; day: string | number }[],
): SearchDates[] {
  const records: SearchDates[] = [];
  for (let at = 0; at < dated.length; at += DATES_ARTICLES) {
    const part = dated.slice(at, at + DATES_ARTICLES);
    records.push({
      segment,
      first: part[0]?.number ?? 0,
      numbers: Uint32Array.from(part, ({ number }) => number),
      dates: Float64Array.from(part, ({ date }) => date),
      days: Int32Array.from(part, ({ day }) => (typeof day === 'number' ? day : dayNumber(day))),
    });
  }
  return records;
}

async function readDocuments(
  db: Database,
  articles: readonly Numbered[],
): Promise<{ number: number; document: SearchDocument }[]> {
  const tx = db.transaction(['articles', 'bodies']);
  const documents = await Promise.all(
    articles.map(async ({ number, id }) => {
      const [summary, body] = await Promise.all([
        tx.objectStore('articles').get(id),
        tx.objectStore('bodies').get(id),
      ]);
      return summary && body && { number, document: toDocument(summary, body.text) };
    }),
  );
  return documents.filter((document) => document !== undefined);
}
