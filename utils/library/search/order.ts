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

/** Candidates put in order at a time; looking for many takes about as long as for one. */
const AHEAD = 32;

/** Gives candidates out in order, few at a time and without sorting those that nobody asks for. */
export class Ranking {
  readonly #candidates: Candidates;
  readonly #compare: (one: number, other: number) => number;
  /** Places in order that come next. */
  #next: number[] = [];
  /** The last place that was ever among them: what comes after it is left. */
  #last: number | undefined;
  #size: number;

  constructor(candidates: Candidates, sort: Sort) {
    this.#candidates = candidates;
    this.#size = candidates.numbers.length;
    this.#compare = comparePlaces(candidates, sort);
  }

  /** How many are left. */
  get size(): number {
    return this.#size;
  }

  /** The next `count`, in order. */
  take(count: number): Rank[] {
    this.#lookAhead(count);
    const taken = this.#next.splice(0, count);
    this.#size -= taken.length;
    return taken.map((place) => rankAt(this.#candidates, place));
  }

  /** All that are left, in no order. */
  takeRest(): Candidates {
    const places = [...this.#next];
    for (let place = 0; place < this.#candidates.numbers.length; place++)
      if (this.#isBehind(place)) places.push(place);
    this.#next = [];
    this.#last = undefined;
    this.#size = 0;
    return pickCandidates(this.#candidates, places);
  }

  /** The one that comes next. */
  peek(): Rank | undefined {
    this.#lookAhead(1);
    const [first] = this.#next;
    return first === undefined ? undefined : rankAt(this.#candidates, first);
  }

  /** Sees to it that the next `count` are in order, as far as there are so many. */
  #lookAhead(count: number): void {
    if (this.#next.length >= Math.min(count, this.#size)) return;
    this.#next.push(...this.#selectFirst(Math.max(count - this.#next.length, AHEAD)));
    this.#last = this.#next[this.#next.length - 1];
  }

  #isBehind(place: number): boolean {
    return this.#last === undefined || this.#compare(place, this.#last) > 0;
  }

  /** The first `count` of those that were never selected. */
  #selectFirst(count: number): number[] {
    const first: number[] = [];
    // What was saved last is often what comes first.
    for (let place = this.#candidates.numbers.length - 1; place >= 0; place--) {
      if (first.length === count && this.#compare(place, first[count - 1] as number) > 0) continue;
      if (!this.#isBehind(place)) continue;
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
