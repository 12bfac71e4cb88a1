import type { ArticleId } from '../../article/types';
import type { Database } from '../database';
import { jaccard, shinglesOf } from './shingles';

/**
 * From this Jaccard index on two articles count as the same one. Half of all stretches of five characters in common are
 * two thirds of each text; different reports of one event stay well below (tests/bench/similar.md).
 */
export const LEAST_JACCARD = 0.5;

/** What the estimate must give for an exact comparison to be worth it: three standard deviations below. */
export const LEAST_ESTIMATE = 0.32;

/** Another article with much of the same text. */
export interface Likeness {
  ids: readonly [ArticleId, ArticleId];
  /** How much of the text is the same, 0 to 1: of both texts taken together, what stands in both. */
  same: number;
}

/** How much of two texts is the same; undefined where they are two articles. */
export function compareTexts(one: ReadonlySet<number>, other: ReadonlySet<number>): number | undefined {
  const index = jaccard(one, other);
  // Readers count a sentence that both have as the same text in both, which is the Dice coefficient.
  return index >= LEAST_JACCARD ? (2 * index) / (1 + index) : undefined;
}

/** The shingles of articles' texts, read when they are first asked for; the latest few are kept. */
export class TextReader {
  private readonly known = new Map<ArticleId, ReadonlySet<number>>();
  constructor(private readonly db: Database) {}

  async shingles(id: ArticleId): Promise<ReadonlySet<number>> {
    const known = this.known.get(id);
    if (known) return known;
    const read = shinglesOf((await this.db.get('bodies', id))?.text ?? '');
    this.known.set(id, read);
    for (const [oldest] of this.known) {
      if (this.known.size <= 32) break;
      this.known.delete(oldest);
    }
    return read;
  }
}

/** Key of a pair in the store `apart`, whichever way round. */
export function pairKey(one: ArticleId, other: ArticleId): [ArticleId, ArticleId] {
  return one < other ? [one, other] : [other, one];
}
