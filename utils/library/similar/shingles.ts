import { fold } from '../search/fold';

/** Characters of a shingle: in Chinese two or three words, which two texts rarely share by chance. */
const SIZE = 5;

/** What is neither a letter nor a digit differs from site to site and says nothing. */
const notWords = /[^\p{L}\p{N}]+/gu;

/**
 * Hashes of all stretches of five characters in a text, each once. Simplified and traditional characters, widths, case,
 * punctuation and white space make no difference.
 */
export function shinglesOf(text: string): Set<number> {
  const words = fold(text).replace(notWords, '');
  const shingles = new Set<number>();
  for (let at = 0; at + SIZE <= words.length; at++) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + SIZE; next++) hash = Math.imul(hash ^ words.charCodeAt(next), 0x01000193);
    shingles.add(mix(hash));
  }
  return shingles;
}

/** Spreads a hash over all 32 bits: the finaliser of MurmurHash3. */
export function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** How much of what either has both have, 0 to 1: the Jaccard index. */
export function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const shingle of few) if (many.has(shingle)) common += 1;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}
