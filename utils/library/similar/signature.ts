import type { ArticleId } from '../../article/types';
import { mix, shinglesOf } from './shingles';

/**
 * MinHash with banding (Broder 1997; Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.3 and 3.4). Two texts
 * with Jaccard index s share a band with probability 1 - (1 - s²)¹²: 97 of 100 at 0.5, all but five of 1,000 at 0.6,
 * and 2 of 5 at 0.2, which the estimate and the exact comparison throw out again. As many as with 24 bands of three
 * rows, in half as many entries of the index, whose places are random and therefore dear in a large library.
 */
const ROWS = 2;
const BANDS = 12;
/** More than the bands need: the estimate is the better for it. */
export const HASHES = 72;

/** Texts shorter than so many shingles are notes and picture captions: they are alike by chance. */
const LEAST = 60;

/** What is kept of an article's text to find those like it. */
export interface TextSignature {
  id: ArticleId;
  /** A value a band that texts alike probably share; none where the text is too short. Indexed. */
  bands: readonly number[];
  minima: Uint32Array;
}

const factors = Uint32Array.from({ length: HASHES }, (_, at) => mix(at * 2 + 1) | 1);
const offsets = Uint32Array.from({ length: HASHES }, (_, at) => mix(at * 2 + 0x9e3779b9));

/** Reads the text once; without a database, so that it can be done within a transaction. */
export function signText(id: ArticleId, text: string): TextSignature {
  const shingles = shinglesOf(text);
  if (shingles.size < LEAST) return { id, bands: [], minima: new Uint32Array() };
  const minima = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let at = 0; at < HASHES; at++) {
      const value = (Math.imul(shingle, factors[at] as number) + (offsets[at] as number)) >>> 0;
      if (value < (minima[at] as number)) minima[at] = value;
    }
  }
  return { id, bands: bandsOf(minima), minima };
}

function bandsOf(minima: Uint32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (let row = 0; row < ROWS; row++) hash = mix(hash ^ (minima[band * ROWS + row] as number));
    // Which band it is stands above the hash, so that values of different bands never meet.
    return band * 2 ** 32 + hash;
  });
}

/** The Jaccard index as the signatures show it, give or take 0.06. */
export function estimate(one: Uint32Array, other: Uint32Array): number {
  if (one.length !== HASHES || other.length !== HASHES) return 0;
  let same = 0;
  for (let at = 0; at < HASHES; at++) if (one[at] === other[at]) same += 1;
  return same / HASHES;
}
