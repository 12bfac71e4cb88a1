import { type AnyTransaction, readDates, type SegmentDates } from './segment';
import type { SearchSegment } from './types';

/** Dates of segments that were read, for pages that search again and again; about 16 bytes an article. */
export class DatesCache {
  readonly #known = new Map<string, Promise<SegmentDates>>();

  /** Those of a live segment. Throws BrokenSegment where some are missing. */
  read(tx: AnyTransaction, segment: SearchSegment): Promise<SegmentDates> {
    const key = keyOfDates(segment);
    const known = this.#known.get(key);
    if (known) return known;
    const dates = readDates(tx, segment);
    this.#known.set(key, dates);
    dates.catch(() => this.#known.delete(key));
    return dates;
  }

  /** Forgets all but those of these segments. */
  keep(live: readonly SearchSegment[]): void {
    const keys = new Set(live.map(keyOfDates));
    for (const key of this.#known.keys()) if (!keys.has(key)) this.#known.delete(key);
  }
}

/** A segment never changes; an id may come back after damage, with other numbers or fewer of them. */
function keyOfDates({ id, from, to, articles }: SearchSegment): string {
  return [id, from, to, articles].join();
}
