import { normalText } from '../article/hash';

/** A stretch that is the same in both, and what differs behind it. Numbers of paragraphs, `same` of the newer. */
export interface Run {
  same: number[];
  removed: number[];
  added: number[];
}

export interface Match {
  /** Older paragraph → the newer one that it became, in place. */
  changed: ReadonlyMap<number, number>;
  /** Newer paragraph → the older one that stood elsewhere. */
  moved: ReadonlyMap<number, number>;
}

/** Shares of common pairs of characters (Dice) from which a paragraph is the same one: in its place, and elsewhere. */
const alike = { inPlace: 0.35, elsewhere: 0.6 };

/** More pairs than this are not compared each with each. */
const MOST_PAIRS = 40_000;

/** Finds which of the paragraphs that differ belong together. */
export function matchParagraphs(runs: readonly Run[], old: readonly string[], now: readonly string[]): Match {
  const removed = new Set(runs.flatMap((run) => run.removed));
  const added = new Set(runs.flatMap((run) => run.added));
  const changed = new Map<number, number>();
  const moved = new Map<number, number>();
  const take = (from: number, to: number) => removed.delete(from) && added.delete(to);
  for (const [from, to] of identical(removed, added, old, now)) {
    moved.set(to, from);
    take(from, to);
  }
  const likeness = createLikeness(old, now);
  for (const run of runs) {
    const free = {
      removed: run.removed.filter((at) => removed.has(at)),
      added: run.added.filter((at) => added.has(at)),
    };
    for (const [from, to] of inOrder(free, likeness)) {
      changed.set(from, to);
      take(from, to);
    }
  }
  for (const [from, to] of elsewhere(removed, added, likeness)) moved.set(to, from);
  return { changed, moved };
}

type Pair = [from: number, to: number];
type Likeness = (from: number, to: number) => number;

function identical(
  removed: ReadonlySet<number>,
  added: ReadonlySet<number>,
  old: readonly string[],
  now: readonly string[],
): Pair[] {
  const places = new Map<string, number[]>();
  for (const at of removed) {
    const key = normalText(old[at] ?? '');
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  return [...added].flatMap((to): Pair[] => {
    const from = places.get(normalText(now[to] ?? ''))?.shift();
    return from === undefined ? [] : [[from, to]];
  });
}

/** Pairs within one run that don't cross, each with the most alike behind the last one. */
function inOrder({ removed, added }: Pick<Run, 'removed' | 'added'>, likeness: Likeness): Pair[] {
  if (removed.length * added.length > MOST_PAIRS) return [];
  const pairs: Pair[] = [];
  let next = 0;
  for (const from of removed) {
    const rest = added.slice(next).map((to) => ({ to, share: likeness(from, to) }));
    const best = rest.reduce((top, one) => (one.share > top.share ? one : top), { to: -1, share: 0 });
    if (best.share < alike.inPlace) continue;
    pairs.push([from, best.to]);
    next = added.indexOf(best.to) + 1;
  }
  return pairs;
}

function elsewhere(removed: ReadonlySet<number>, added: Set<number>, likeness: Likeness): Pair[] {
  if (removed.size * added.size > MOST_PAIRS) return [];
  const all = [...removed].flatMap((from) =>
    [...added].map((to) => ({ from, to, share: likeness(from, to) })),
  );
  const taken = { from: new Set<number>(), to: new Set<number>() };
  return all
    .filter(({ share }) => share >= alike.elsewhere)
    .sort((a, b) => b.share - a.share)
    .flatMap(({ from, to }): Pair[] => {
      if (taken.from.has(from) || taken.to.has(to)) return [];
      taken.from.add(from);
      taken.to.add(to);
      return [[from, to]];
    });
}

function createLikeness(old: readonly string[], now: readonly string[]): Likeness {
  const sets = new Map<string, ReadonlySet<string>>();
  const pairsOf = (text: string) => {
    const known = sets.get(text) ?? pairSet(normalText(text));
    sets.set(text, known);
    return known;
  };
  return (from, to) => {
    const [left, right] = [pairsOf(old[from] ?? ''), pairsOf(now[to] ?? '')];
    let common = 0;
    for (const pair of left) if (right.has(pair)) common += 1;
    return (2 * common) / (left.size + right.size || 1);
  };
}

function pairSet(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
