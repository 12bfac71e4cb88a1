// @ts-check
// Which texts are alike, found without anything of the extension's own: every pair is compared, by sets of strings.

const SIZE = 5;

/** Stretches of five letters or digits, as strings. @param {string} text */
export function stretchesOf(text) {
  const words = [...text.normalize('NFKC').toLowerCase()].filter((one) => /[\p{L}\p{N}]/u.test(one));
  const stretches = new Set();
  for (let at = 0; at + SIZE <= words.length; at++) stretches.add(words.slice(at, at + SIZE).join(''));
  return stretches;
}

/**
 * The exact Jaccard index of every pair that has anything in common.
 *
 * @param {readonly { id: string, text: string }[]} articles
 * @param {number} from the least index to give
 * @returns {{ one: number, other: number, index: number }[]}
 */
export function allPairs(articles, from) {
  const sets = articles.map(({ text }) => stretchesOf(text));
  /** @type {Map<string, number[]>} */
  const holders = new Map();
  const common = new Map();
  for (const [at, set] of sets.entries()) {
    for (const stretch of set) {
      const earlier = holders.get(stretch);
      if (!earlier) holders.set(stretch, [at]);
      else {
        for (const one of earlier)
          common.set(one * sets.length + at, (common.get(one * sets.length + at) ?? 0) + 1);
        earlier.push(at);
      }
    }
  }
  const pairs = [];
  for (const [key, count] of common) {
    const [one, other] = [Math.floor(key / sets.length), key % sets.length];
    const index = count / ((sets[one]?.size ?? 0) + (sets[other]?.size ?? 0) - count);
    if (index >= from) pairs.push({ one, other, index });
  }
  return pairs.sort((a, b) => b.index - a.index);
}

/**
 * A reprint as sites make them: paragraphs left out, a head and a foot put before and behind, words changed here and
 * there. `share` of the sentences are left out or replaced.
 *
 * @param {string} text @param {number} share @param {() => number} random @param {readonly string[]} strange sentences of other articles
 */
export function reprint(text, share, random, strange) {
  const sentences = text.split(/(?<=[。！？\n])/u);
  return sentences
    .flatMap((sentence) => {
      if (random() >= share) return [sentence];
      return random() < 0.5 ? [] : [strange[Math.floor(random() * strange.length)] ?? ''];
    })
    .join('');
}
