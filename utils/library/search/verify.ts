import type { ArticleSummary } from '../../article/types';
import { database } from '../database';
import { type Candidates, pickCandidates } from './candidates';
import { dayOf, sitesOf, toDocument } from './document';
import { passesFilters, scoreDocument } from './match';
import type { Rank } from './order';
import type { Query } from './query';
import type { Numbered } from './segment';

/** An article that a query finds, as it is in the library now. */
export interface Found {
  rank: Rank;
  summary: ArticleSummary;
  text: string;
}

/** Articles read at a time where many have to be. */
const BATCH = 100;

/** Reads articles by their numbers and gives back those that the query finds. Numbers that are gone are passed over. */
export async function findByNumbers(numbers: readonly number[], query: Query): Promise<Found[]> {
  const tx = (await database()).transaction(['searchNumbers', 'articles', 'bodies']);
  const ids = await Promise.all(
    numbers.map(async (number) => ({ number, id: (await tx.objectStore('searchNumbers').get(number))?.id })),
  );
  const found = await Promise.all(
    ids.map(async ({ number, id }) => {
      if (id === undefined) return undefined;
      const [summary, body] = await Promise.all([
        tx.objectStore('articles').get(id),
        tx.objectStore('bodies').get(id),
      ]);
      if (!summary || !body) return undefined;
      const document = toDocument(summary, body.text);
      const score = scoreDocument(document, summary, query);
      return score && { rank: { number, date: document.date, ...score }, summary, text: body.text };
    }),
  );
  return found.filter((article) => article !== undefined);
}

/** Finds articles without the index, a batch in memory at a time. Throws the signal's reason once it is aborted. */
export async function scanArticles(
  articles: readonly Numbered[],
  query: Query,
  signal?: AbortSignal,
): Promise<Candidates> {
  const ranks: Rank[] = [];
  for (let at = 0; at < articles.length; at += BATCH) {
    signal?.throwIfAborted();
    const numbers = articles.slice(at, at + BATCH).map(({ number }) => number);
    for (const { rank } of await findByNumbers(numbers, query)) ranks.push(rank);
  }
  return fromRanks(ranks);
}

/** The same, column by column. */
export function fromRanks(ranks: readonly Rank[]): Candidates {
  return {
    numbers: Uint32Array.from(ranks, ({ number }) => number),
    dates: Float64Array.from(ranks, ({ date }) => date),
    titles: Uint8Array.from(ranks, ({ titles }) => titles),
    frequencies: Uint32Array.from(ranks, ({ frequency }) => frequency),
  };
}

/** Of these candidates, those that the query finds by their texts; yields after each batch. */
export async function* verifyTexts(
  candidates: Candidates,
  query: Query,
  signal?: AbortSignal,
): AsyncGenerator<Candidates> {
  for (let at = 0; at < candidates.numbers.length; at += BATCH) {
    signal?.throwIfAborted();
    const found = await findByNumbers(Array.from(candidates.numbers.subarray(at, at + BATCH)), query);
    yield fromRanks(found.map(({ rank }) => rank));
  }
}

/** Articles whose marks are read at a time: each costs a fraction of its text. */
const MARKS_BATCH = 500;

/** The same where the index is sure of the words, so that only filters are left to look at, and no text to read. */
export async function* verifyMarks(
  candidates: Candidates,
  query: Query,
  signal?: AbortSignal,
): AsyncGenerator<Candidates> {
  const { length } = candidates.numbers;
  for (let at = 0; at < length; at += MARKS_BATCH) {
    signal?.throwIfAborted();
    const tx = (await database()).transaction(['searchNumbers', 'articles']);
    const places = Array.from({ length: Math.min(MARKS_BATCH, length - at) }, (_, index) => at + index);
    const passed = await Promise.all(
      places.map(async (place) => {
        const id = (await tx.objectStore('searchNumbers').get(candidates.numbers[place] as number))?.id;
        const summary = id && (await tx.objectStore('articles').get(id));
        if (!summary) return false;
        return passesFilters({ sites: sitesOf(summary), day: dayOf(summary) }, summary, query);
      }),
    );
    yield pickCandidates(
      candidates,
      places.filter((_, index) => passed[index]),
    );
  }
}
