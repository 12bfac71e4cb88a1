import type { ArticleId } from '../../article/types';
import { type Database, database } from '../database';
import type { IndexWork } from '../search/check';
import { compareTexts, LEAST_ESTIMATE, type Likeness, pairKey, TextReader } from './likeness';
import { signMissing } from './sign';
import { estimate, HASHES } from './signature';

/** Signatures read at a time. */
const SIGNATURES = 500;
/** A band that more articles share is a form, such as a weather report; other bands tell its articles apart. */
const MOST_OF_A_BAND = 100;

/**
 * Every pair of articles in the library that are the same one, the most alike first, without those that the reader said
 * are not. Holds 300 bytes an article, and a few texts at a time.
 */
export async function listSimilarPairs(work: IndexWork = {}): Promise<Likeness[]> {
  const db = await database();
  const total = await db.count('articles');
  await signMissing(work);
  const signatures = await readSignatures(db, total);
  const apart = new Set((await db.getAllKeys('apart')).map((pair) => pair.join('\n')));
  const pairs = candidatePairs(signatures).filter(([one, other]) => {
    const key = pairKey(idAt(signatures, one), idAt(signatures, other)).join('\n');
    return !apart.has(key);
  });
  const texts = new TextReader(db);
  const found: Likeness[] = [];
  for (const [at, [one, other]] of pairs.entries()) {
    work.signal?.throwIfAborted();
    const ids = pairKey(idAt(signatures, one), idAt(signatures, other));
    const same = compareTexts(await texts.shingles(ids[0]), await texts.shingles(ids[1]));
    if (same !== undefined) found.push({ ids, same });
    work.onProgress?.(at + 1, pairs.length);
  }
  return found.sort((one, other) => other.same - one.same);
}

interface Signatures {
  ids: ArticleId[];
  bands: Float64Array[];
  minima: Uint32Array[];
}

async function readSignatures(db: Database, expected: number): Promise<Signatures> {
  const read: Signatures = { ids: [], bands: [], minima: [] };
  for (let last = 0; read.ids.length <= expected * 2; ) {
    const range = IDBKeyRange.lowerBound(last, true);
    const [numbers, some] = await Promise.all([
      db.getAllKeys('similar', range, SIGNATURES),
      db.getAll('similar', range, SIGNATURES),
    ]);
    for (const { id, bands, minima } of some) {
      if (minima.length !== HASHES) continue;
      read.ids.push(id);
      read.bands.push(Float64Array.from(bands));
      read.minima.push(minima);
    }
    const end = numbers[numbers.length - 1];
    if (end === undefined || numbers.length < SIGNATURES) break;
    last = end;
  }
  return read;
}

function idAt({ ids }: Signatures, at: number): ArticleId {
  return ids[at] as ArticleId;
}

/** Places of those that share a band and whose signatures are alike, each pair once. Band by band, to hold one's map. */
function candidatePairs({ ids, bands, minima }: Signatures): [number, number][] {
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  for (let band = 0; band < (bands[0]?.length ?? 0); band++) {
    const groups = new Map<number, number[]>();
    for (const [at, values] of bands.entries()) {
      const value = values[band] as number;
      const group = groups.get(value);
      if (group) group.push(at);
      else groups.set(value, [at]);
    }
    for (const group of groups.values()) {
      if (group.length < 2 || group.length > MOST_OF_A_BAND) continue;
      for (const [index, one] of group.entries()) {
        for (const other of group.slice(index + 1)) {
          const key = one * ids.length + other;
          if (seen.has(key)) continue;
          seen.add(key);
          const likely = estimate(minima[one] as Uint32Array, minima[other] as Uint32Array);
          if (likely >= LEAST_ESTIMATE) pairs.push([one, other]);
        }
      }
    }
  }
  return pairs;
}
