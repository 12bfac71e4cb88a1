import type { ArticleId, ArticleSummary } from '../../article/types';
import { database } from '../database';
import type { Candidates } from './candidates';
import { toDocument } from './document';
import { scoreDocument } from './match';
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
  return {
    numbers: Uint32Array.from(ranks, ({ number }) => number),
    dates: Float64Array.from(ranks, ({ date }) => date),
    titles: Uint8Array.from(ranks, ({ titles }) => titles),
    frequencies: Uint32Array.from(ranks, ({ frequency }) => frequency),
  };
}

/** Of these numbers, the articles that the query finds; yields after each batch. */
export async function* findIdsByNumbers(
  numbers: readonly number[],
  query: Query,
  signal?: AbortSignal,
): AsyncGenerator<ArticleId[]> {
  for (let at = 0; at < numbers.length; at += BATCH) {
    signal?.throwIfAborted();
    const found = await findByNumbers(numbers.slice(at, at + BATCH), query);
    yield found.map(({ summary }) => summary.id);
  }
}
