import type { ArticleId, ArticleSummary } from '../../article/types';
import { database } from '../database';
import { type Candidates, joinCandidates, pickCandidates, planQuery } from './candidates';
import { lookUp } from './lookup';
import { findMarks } from './match';
import { compareRanks, type Rank, Ranking, rankAt, type Sort } from './order';
import type { Query } from './query';
import { makeSnippet, type Snippet } from './snippet';
import { type Found, findByNumbers, findIdsByNumbers, scanArticles } from './verify';

export interface SearchHit {
  summary: ArticleSummary;
  /** Where the words stand in the title: ranges of code units. */
  titleMarks: readonly [number, number][];
  snippet: Snippet;
}

/** What is known so far. */
export interface SearchProgress {
  /** The hits asked for, in order; the same in every progress. */
  hits: readonly SearchHit[];
  /** Pass it as `after` for the next hits; undefined where these are the last. */
  next: Rank | undefined;
  /** Hits in all, as far as they are counted; undefined where it isn't asked for (`after`). */
  total: number | undefined;
  /** Whether `total` is final. */
  isCounted: boolean;
}

export interface SearchOptions {
  /** `newest`: by date of publication. `best`: words in the title first, then how often they occur, then by date. */
  sort: Sort;
  /** Hits wanted. */
  limit: number;
  /** The `next` of the hits before. */
  after?: Rank | undefined;
  signal?: AbortSignal | undefined;
}

/** Articles verified at a time while counting, and how many between two progresses. */
const COUNT_BATCH = 500;

/**
 * Articles that a query finds. Yields as soon as the hits asked for are there; where the texts have to be read to
 * count the others, it goes on yielding until the total is final, and whoever needs no total stops earlier. Every hit
 * is verified against its text. Throws the signal's reason once it is aborted.
 */
export async function* searchArticles(
  query: Query,
  { sort, limit, after, signal }: SearchOptions,
): AsyncGenerator<SearchProgress> {
  const { candidates, exact } = await findAll(query, sort, signal);
  // Where the index may promise too much, only the texts tell what comes after.
  const sure = exact || sort === 'newest';
  const ranking = new Ranking(after && sure ? following(candidates, sort, after) : candidates, sort);
  const { found, seen } = await takeFound(ranking, query, { sort, limit, after, signal });
  const more = seen.length > 0 || ranking.size > 0;
  const hits = found.map((article) => toHit(article, query));
  const next = more ? found[found.length - 1]?.rank : undefined;
  if (after) {
    yield { hits, next, total: undefined, isCounted: false };
    return;
  }
  let total = exact ? candidates.numbers.length : found.length + seen.length;
  const rest = exact ? [] : ranking.takeRest();
  yield { hits, next, total, isCounted: rest.length === 0 };
  for (let at = 0; at < rest.length; at += COUNT_BATCH) {
    signal?.throwIfAborted();
    const part = rest.slice(at, at + COUNT_BATCH);
    for await (const ids of findIdsByNumbers(part, query, signal)) total += ids.length;
    yield { hits, next, total, isCounted: at + COUNT_BATCH >= rest.length };
  }
}

/** Ids of all articles that a query finds, in no order, in batches: for actions on a result larger than a list. */
export async function* findArticleIds(query: Query, signal?: AbortSignal): AsyncGenerator<ArticleId[]> {
  const { candidates, exact } = await findAll(query, 'newest', signal);
  const numbers = Array.from(candidates.numbers);
  if (!exact) {
    yield* findIdsByNumbers(numbers, query, signal);
    return;
  }
  for (let at = 0; at < numbers.length; at += COUNT_BATCH) {
    signal?.throwIfAborted();
    const store = (await database()).transaction('searchNumbers').store;
    const records = await Promise.all(numbers.slice(at, at + COUNT_BATCH).map((number) => store.get(number)));
    yield records.flatMap((record) => record?.id ?? []);
  }
}

/** Candidates of the index, and verified ones of what it doesn't cover. */
async function findAll(query: Query, sort: Sort, signal: AbortSignal | undefined) {
  const plan = planQuery(query, sort === 'best');
  const { candidates, unindexed } = await lookUp(plan);
  signal?.throwIfAborted();
  const scanned = await scanArticles(unindexed, query, signal);
  return { candidates: joinCandidates([candidates, scanned]), exact: plan.exact };
}

/**
 * Up to `limit` articles in order. The index promises at most what the texts hold, so an article has its place as
 * soon as no candidate promises more. `seen`: verified, but further behind.
 */
async function takeFound(
  ranking: Ranking,
  query: Query,
  { sort, limit, after, signal }: SearchOptions,
): Promise<{ found: Found[]; seen: Found[] }> {
  const found: Found[] = [];
  let seen: Found[] = [];
  for (let batch = limit; ; batch = Math.min(batch * 2, COUNT_BATCH)) {
    const best = ranking.peek();
    const isPlaced = ({ rank }: Found) => !best || compareRanks(sort, rank, best) < 0;
    seen.sort((one, other) => compareRanks(sort, one.rank, other.rank));
    const placed = seen.filter(isPlaced).slice(0, limit - found.length);
    found.push(...placed);
    seen = seen.slice(placed.length);
    if (found.length >= limit || !best) return { found, seen };
    signal?.throwIfAborted();
    const numbers = ranking.take(batch).map(({ number }) => number);
    const verified = await findByNumbers(numbers, query);
    seen.push(...verified.filter(({ rank }) => !after || compareRanks(sort, after, rank) < 0));
  }
}

function following(candidates: Candidates, sort: Sort, after: Rank): Candidates {
  const places = Array.from(candidates.numbers.keys()).filter(
    (at) => compareRanks(sort, after, rankAt(candidates, at)) < 0,
  );
  return pickCandidates(candidates, places);
}

function toHit({ summary, text }: Found, query: Query): SearchHit {
  return { summary, titleMarks: findMarks(summary.title, query), snippet: makeSnippet(text, query) };
}
