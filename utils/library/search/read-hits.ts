import type { ArticleId } from '../../article/types';
import { database } from '../database';
import type { Query } from './query';
import { findAll, type SearchHit, toHit, verify } from './search';
import { findByNumbers } from './verify';

/** Ids read at a time. */
const BATCH = 500;

/** Hits by their numbers; those that are gone by now, or not found any more, are missing. */
export async function readHits(
  numbers: readonly number[],
  query: Query,
): Promise<ReadonlyMap<number, SearchHit>> {
  const found = await findByNumbers(numbers, query);
  return new Map(found.map((article) => [article.rank.number, toHit(article, query)]));
}

/** Ids of articles by their numbers, in batches, in their order; those that are gone are missing. */
export async function* readIds(numbers: Uint32Array, signal?: AbortSignal): AsyncGenerator<ArticleId[]> {
  for (let at = 0; at < numbers.length; at += BATCH) {
    signal?.throwIfAborted();
    const { store } = (await database()).transaction('searchNumbers');
    const part = Array.from(numbers.subarray(at, at + BATCH));
    const records = await Promise.all(part.map((number) => store.get(number)));
    yield records.flatMap((record) => record?.id ?? []);
  }
}

/** Ids of all articles that a query finds, in no order, in batches: for actions on a result larger than a list. */
export async function* findArticleIds(query: Query, signal?: AbortSignal): AsyncGenerator<ArticleId[]> {
  const { candidates, plan } = await findAll(query, 'newest', signal);
  if (plan.exact) yield* readIds(candidates.numbers, signal);
  else
    for await (const { numbers } of verify(plan, candidates, query, signal)) yield* readIds(numbers, signal);
}
