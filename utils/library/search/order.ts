import { type Candidates, pickCandidates } from './candidates';

export type Sort = 'newest' | 'best';

/** What decides on an article's place in a list of hits. */
export interface Rank {
  number: number;
  date: number;
  titles: number;
  frequency: number;
}

/**
 * Negative where `one` comes before `other`. Newest: by date. Best: by words in the title, then how often the words
 * occur, then by date. Never 0 for two articles.
 */
export function compareRanks(sort: Sort, one: Rank, other: Rank): number {
  return (
    (sort === 'best' ? other.titles - one.titles || other.frequency - one.frequency : 0) ||
    other.date - one.date ||
    other.number - one.number
  );
}

export function rankAt({ numbers, dates, titles, frequencies }: Candidates, at: number): Rank {
  return {
    number: numbers[at] as number,
    date: dates[at] as number,
    titles: titles[at] as number,
    frequency: frequencies[at] as number,
  };
}

/** Gives candidates out in order, few at a time and without sorting those that nobody asks for. */
export class Ranking {
  readonly #candidates: Candidates;
  readonly #compare: (one: number, other: number) => number;
  /** Places not given out yet, in no order. */
  #left: Uint32Array;
  #size: number;

  constructor(candidates: Candidates, sort: Sort) {
    this.#candidates = candidates;
    this.#left = Uint32Array.from(candidates.numbers.keys());
    this.#size = this.#left.length;
    this.#compare = comparePlaces(candidates, sort);
  }

  get size(): number {
    return this.#size;
  }

  /** The next `count`, in order. */
  take(count: number): Rank[] {
    const first = this.#selectFirst(Math.min(count, this.#size));
    const taken = new Set(first);
    let kept = 0;
    for (let at = 0; at < this.#size; at++) {
      const place = this.#left[at] as number;
      if (!taken.has(place)) this.#left[kept++] = place;
    }
    this.#size = kept;
    return first.map((place) => rankAt(this.#candidates, place));
  }

  /** All that are left, in no order. */
  takeRest(): Candidates {
    const rest = pickCandidates(this.#candidates, Array.from(this.#left.subarray(0, this.#size)));
    this.#size = 0;
    return rest;
  }

  /** The one that comes next. */
  peek(): Rank | undefined {
    const [first] = this.#selectFirst(Math.min(1, this.#size));
    return first === undefined ? undefined : rankAt(this.#candidates, first);
  }

  #selectFirst(count: number): number[] {
    const first: number[] = [];
    if (count === 0) return first;
    for (let at = 0; at < this.#size; at++) {
      const place = this.#left[at] as number;
      if (first.length === count && this.#compare(place, first[count - 1] as number) > 0) continue;
      let low = 0;
      for (let high = first.length; low < high; ) {
        const middle = (low + high) >> 1;
        if (this.#compare(place, first[middle] as number) < 0) high = middle;
        else low = middle + 1;
      }
      first.splice(low, 0, place);
      if (first.length > count) first.pop();
    }
    return first;
  }
}

/** Hits by their numbers, in order, with their dates (epoch ms). */
export type HitOrder = Pick<Candidates, 'numbers' | 'dates'>;

/** All of them in the order of `compareRanks`. */
export function sortCandidates(candidates: Candidates, sort: Sort): HitOrder {
  const places = Uint32Array.from(candidates.numbers.keys()).sort(comparePlaces(candidates, sort));
  return pickCandidates(candidates, Array.from(places));
}

/** The order of `compareRanks` on places in the columns, which makes no objects. */
function comparePlaces(
  { numbers, dates, titles, frequencies }: Candidates,
  sort: Sort,
): (one: number, other: number) => number {
  const column = (values: Float64Array | Uint32Array | Uint8Array) => (one: number, other: number) =>
    (values[other] as number) - (values[one] as number);
  const [byDate, byNumber] = [column(dates), column(numbers)];
  if (sort === 'newest') return (one, other) => byDate(one, other) || byNumber(one, other);
  const [byTitles, byFrequency] = [column(titles), column(frequencies)];
  return (one, other) =>
    byTitles(one, other) || byFrequency(one, other) || byDate(one, other) || byNumber(one, other);
}
