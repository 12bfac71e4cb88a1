import type { ArticleSummary } from '../../article/types';
import { type Candidates, filterCandidates, joinCandidates, type Plan, planQuery } from './candidates';
import type { DatesCache } from './dates-cache';
import { lookUp } from './lookup';
import { findMarks } from './match';
import { findNarrow, narrow } from './narrow';
import { compareRanks, type HitOrder, type Rank, Ranking, rankAt, type Sort, sortCandidates } from './order';
import type { Query } from './query';
import { makeSnippet, type Snippet } from './snippet';
import { type Found, findByNumbers, fromRanks, scanArticles, verifyMarks, verifyTexts } from './verify';

export interface SearchHit {
  summary: ArticleSummary;
  /** Where the words stand in the title: ranges of code units. */
  titleMarks: readonly [number, number][];
  snippet: Snippet;
}

/** What is known so far. */
export interface SearchProgress {
  /** The hits asked for, in order. */
  hits: readonly SearchHit[];
  /** Whether these are all that were asked for, or the first of them; only the very first progress may have fewer. */
  isWhole: boolean;
  /** Pass it as `after` for the next hits; undefined where these are the last. */
  next: Rank | undefined;
  /** Hits in all, as far as they are counted; undefined where it isn't asked for (`after`). */
  total: number | undefined;
  /** Whether `total` is final. */
  isCounted: boolean;
  /** All hits in order, for `readHits` and `readIds`; undefined until they are counted. Sorts when it is called. */
  order: (() => HitOrder) | undefined;
  /** A part of the index is damaged: all is found, but more slowly. */
  isDamaged: boolean;
}

export interface SearchOptions {
  /** `newest`: by date of publication. `best`: words in the title first, then how often they occur, then by date. */
  sort: Sort;
  /** Hits wanted. */
  limit: number;
  /** Of these, so many are to come as soon as they are there. */
  first?: number | undefined;
  /** The `next` of the hits before. */
  after?: Rank | undefined;
  signal?: AbortSignal | undefined;
  /** What earlier searches of the page have read. */
  known?: DatesCache | undefined;
}

/** Articles verified at a time in search of the first hits. */
const BATCH = 500;
/** Between two progresses while counting. Milliseconds. */
const TICK = 250;

/**
 * Articles that a query finds. Yields as soon as the first and all of the hits asked for are there; where articles have to be read to count
 * the others, it goes on yielding until the total is final, and whoever needs no total stops earlier. Every hit
 * is verified against its text. Throws the signal's reason once it is aborted.
 */
export async function* searchArticles(
  query: Query,
  { sort, limit, first = limit, after, signal, known }: SearchOptions,
): AsyncGenerator<SearchProgress> {
  const { candidates, plan, isDamaged } = await findAll(query, sort, signal, known);
  const { exact } = plan;
  // Where the index may promise too much, only the texts tell what comes after.
  const sure = exact || sort === 'newest';
  const ranking = new Ranking(after && sure ? following(candidates, sort, after) : candidates, sort);
  const taken: Taken = { found: [], behind: [] };
  let progress: SearchProgress | undefined;
  for (const wanted of [Math.min(first, limit), limit]) {
    await takeFound(taken, wanted, ranking, query, { sort, after, signal });
    const { found, behind } = taken;
    const more = behind.length + ranking.size > 0;
    const isWhole = wanted === limit || !more;
    progress = {
      hits: found.map((article) => toHit(article, query)),
      isWhole,
      next: more ? found[found.length - 1]?.rank : undefined,
      total: after ? undefined : exact ? candidates.numbers.length : found.length + behind.length,
      isCounted: exact && !after,
      order: exact && !after ? () => sortCandidates(candidates, sort) : undefined,
      isDamaged,
    };
    // A total that is known once all is read comes with the last.
    if (exact || after || !isWhole || ranking.size > 0) yield progress;
    if (isWhole) break;
  }
  if (exact || after || !progress) return;
  const seen = [...taken.found, ...taken.behind].map(({ rank }) => rank);
  const counted = [fromRanks(seen)];
  let total = seen.length;
  let told = performance.now();
  for await (const part of verify(plan, ranking.takeRest(), query, signal)) {
    counted.push(part);
    total += part.numbers.length;
    if (performance.now() - told < TICK) continue;
    told = performance.now();
    yield { ...progress, total };
  }
  const order = () => sortCandidates(joinCandidates(counted), sort);
  yield { ...progress, total, isCounted: true, order };
}

/** Of candidates that are not sure, those that the query finds; yields some at a time. */
export function verify(plan: Plan, rest: Candidates, query: Query, signal: AbortSignal | undefined) {
  return plan.sureOfWords ? verifyMarks(rest, query, signal) : verifyTexts(rest, query, signal);
}

/** Candidates of the index, and verified ones of what it doesn't cover. */
export async function findAll(query: Query, sort: Sort, signal?: AbortSignal, known?: DatesCache) {
  const plan = planQuery(query, sort === 'best');
  const [{ candidates, unindexed, isDamaged }, few] = await Promise.all([
    lookUp(plan, known),
    findNarrow(query),
  ]);
  signal?.throwIfAborted();
  const recent = few ? unindexed.filter(({ number }) => few.has(number)) : unindexed;
  const scanned = await scanArticles(recent, query, signal);
  const left = few ? narrow(candidates, few) : candidates;
  return { candidates: joinCandidates([left, scanned]), plan, isDamaged };
}

/** Articles that were verified. */
interface Taken {
  /** In order. */
  found: Found[];
  /** Further behind. */
  behind: Found[];
}

/**
 * Sees to it that up to `limit` articles are found. The index promises at most what the texts hold, so an article has
 * its place as soon as no candidate promises more.
 */
async function takeFound(
  taken: Taken,
  limit: number,
  ranking: Ranking,
  query: Query,
  { sort, after, signal }: Pick<SearchOptions, 'sort' | 'after' | 'signal'>,
): Promise<void> {
  const { found } = taken;
  for (let batch = limit - found.length; ; batch = Math.min(batch * 2, BATCH)) {
    const best = ranking.peek();
    const isPlaced = ({ rank }: Found) => !best || compareRanks(sort, rank, best) < 0;
    taken.behind.sort((one, other) => compareRanks(sort, one.rank, other.rank));
    const placed = taken.behind.filter(isPlaced).slice(0, limit - found.length);
    found.push(...placed);
    taken.behind = taken.behind.slice(placed.length);
    if (found.length >= limit || !best) return;
    signal?.throwIfAborted();
    const numbers = ranking.take(batch).map(({ number }) => number);
    const verified = await findByNumbers(numbers, query);
    taken.behind.push(...verified.filter(({ rank }) => !after || compareRanks(sort, after, rank) < 0));
  }
}

function following(candidates: Candidates, sort: Sort, after: Rank): Candidates {
  return filterCandidates(candidates, (at) => compareRanks(sort, after, rankAt(candidates, at)) < 0);
}

/** An article with where the query's words stand. */
export function toHit({ summary, text }: Found, query: Query): SearchHit {
  return { summary, titleMarks: findMarks(summary.title, query), snippet: makeSnippet(text, query) };
}
