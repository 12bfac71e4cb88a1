import type { DatesCache } from './dates-cache';
import { intersect, noPostings, type Postings, subtract, unite } from './postings';
import type { Filter, Query } from './query';
import { readDates, readPostings, type SearchTransaction } from './segment';
import { SITE, TITLE, termsOf, type WordTerms } from './terms';
import type { SearchSegment } from './types';

/** Articles that may answer a query, column by column. What is said of each is the most that it can turn out to be. */
export interface Candidates {
  numbers: Uint32Array;
  /** Epoch ms. */
  dates: Float64Array;
  /** How many of the words are in the title; all 0 unless asked for. */
  titles: Uint8Array;
  /** How often the words occur. */
  frequencies: Uint32Array;
}

/** A query as the index is asked. */
export interface Plan {
  words: readonly WordTerms[];
  excluded: readonly WordTerms[];
  sites: readonly Filter[];
  /** Sites of which each has to fit. */
  scopeSites: readonly Filter[];
  days: readonly Filter[];
  withTitles: boolean;
  /** The index is sure of the words, so that no text has to be read. */
  sureOfWords: boolean;
  /** The index alone decides, so that the number of candidates is the number of hits. */
  exact: boolean;
}

/** Words looked up in the index; of a longer query, the texts decide. */
const MOST_WORDS = 16;

/** `withTitles`: counts words in titles, which only some orders need. */
export function planQuery(query: Query, withTitles: boolean): Plan {
  const { words, excluded, filters, scope = [] } = query;
  const lookups = words.slice(0, MOST_WORDS).map(termsOf);
  const exclusions = excluded.map(termsOf);
  const isDay = ({ field }: Filter) => field === 'before' || field === 'after';
  const isSite = ({ field }: Filter) => field === 'site';
  const sites = filters.filter(isSite);
  const scopeSites = scope.filter(isSite);
  const days = [...filters, ...scope].filter(isDay);
  const sureOfWords =
    words.length <= MOST_WORDS &&
    excluded.length <= MOST_WORDS &&
    [...lookups, ...exclusions].every(({ exact }) => exact);
  return {
    words: lookups,
    // Only a word that the terms are sure of rules an article out.
    excluded: exclusions.filter(({ exact }) => exact).slice(0, MOST_WORDS),
    sites,
    scopeSites,
    days,
    withTitles,
    sureOfWords,
    exact: sureOfWords && sites.length + scopeSites.length + days.length === filters.length + scope.length,
  };
}

/** Candidates of one segment. Throws BrokenSegment where it is damaged. */
export async function findCandidates(
  tx: SearchTransaction,
  segment: SearchSegment,
  plan: Plan,
  dead: ReadonlySet<number>,
  known?: DatesCache,
): Promise<Candidates> {
  const readSites = (filters: readonly Filter[]) =>
    Promise.all(filters.map(({ value }) => readPostings(tx, segment.id, siteTerm(value))));
  // Dates are asked for before it is known whether they are needed: waiting would cost a search more than they do.
  const [words, excluded, sites, scopeSites, dated] = await Promise.all([
    Promise.all(plan.words.map((word) => readWord(tx, segment.id, word, ''))),
    Promise.all(plan.excluded.map((word) => readWord(tx, segment.id, word, ''))),
    readSites(plan.sites),
    readSites(plan.scopeSites),
    known ? known.read(tx, segment) : readDates(tx, segment),
  ]);
  if (words.some(({ numbers }) => numbers.length === 0)) return noCandidates();
  const [rarest = withoutWords(dated.numbers), ...others] = words.sort(byLength);
  let found = others.reduce((all, word) => intersect(all, word, sum), rarest);
  for (const { numbers } of excluded) found = subtract(found, new Set(numbers));
  found = subtract(filterSites(found, plan.sites, sites), dead);
  scopeSites.forEach((list, at) => {
    found = filterSites(found, plan.scopeSites.slice(at, at + 1), [list]);
  });
  const titles = plan.withTitles ? await Promise.all(readTitles(tx, segment.id, plan, found)) : [];
  return toCandidates(found, titles, dated, plan.days);
}

export function noCandidates(): Candidates {
  return {
    numbers: new Uint32Array(0),
    dates: new Float64Array(0),
    titles: new Uint8Array(0),
    frequencies: new Uint32Array(0),
  };
}

export function joinCandidates(parts: readonly Candidates[]): Candidates {
  const total = parts.reduce((all, { numbers }) => all + numbers.length, 0);
  const joined = {
    numbers: new Uint32Array(total),
    dates: new Float64Array(total),
    titles: new Uint8Array(total),
    frequencies: new Uint32Array(total),
  };
  let at = 0;
  for (const part of parts) {
    joined.numbers.set(part.numbers, at);
    joined.dates.set(part.dates, at);
    joined.titles.set(part.titles, at);
    joined.frequencies.set(part.frequencies, at);
    at += part.numbers.length;
  }
  return joined;
}

/** Those at these places. */
export function pickCandidates(candidates: Candidates, places: readonly number[]): Candidates {
  const { numbers, dates, titles, frequencies } = candidates;
  return {
    numbers: Uint32Array.from(places, (at) => numbers[at] as number),
    dates: Float64Array.from(places, (at) => dates[at] as number),
    titles: Uint8Array.from(places, (at) => titles[at] as number),
    frequencies: Uint32Array.from(places, (at) => frequencies[at] as number),
  };
}

/** Those for whose places `isKept` says so. */
export function filterCandidates(candidates: Candidates, isKept: (at: number) => boolean): Candidates {
  return pickCandidates(candidates, Array.from(candidates.numbers.keys()).filter(isKept));
}

const sum = (left: number, right: number) => left + right;
const byLength = (one: Postings, other: Postings) => one.numbers.length - other.numbers.length;
const siteTerm = (site: string) => ({ text: SITE + site, prefix: false });

async function readWord(
  tx: SearchTransaction,
  segment: number,
  { terms }: WordTerms,
  kind: string,
): Promise<Postings> {
  const lists = await Promise.all(
    terms.map(({ text, prefix }) => readPostings(tx, segment, { text: kind + text, prefix })),
  );
  const [first = noPostings, ...others] = lists.sort(byLength);
  return others.reduce((all, list) => intersect(all, list, Math.min), first);
}

function readTitles(tx: SearchTransaction, segment: number, { words }: Plan, { numbers }: Postings) {
  return numbers.length > 0 ? words.map((word) => readWord(tx, segment, word, TITLE)) : [];
}

function withoutWords(numbers: Uint32Array): Postings {
  return { numbers, frequencies: new Uint32Array(numbers.length) };
}

/** Of several sites one has to fit. */
function filterSites(found: Postings, filters: readonly Filter[], lists: readonly Postings[]): Postings {
  const wanted = lists.filter((_, at) => !filters[at]?.excluded);
  const unwanted = lists.filter((_, at) => filters[at]?.excluded);
  const fitting = wanted.length > 0 ? intersect(found, unite(wanted), (left) => left) : found;
  return unwanted.reduce((rest, { numbers }) => subtract(rest, new Set(numbers)), fitting);
}

/** Adds dates and titles, and takes out what is of other days. All columns are in the order of the numbers. */
function toCandidates(
  { numbers, frequencies }: Postings,
  titles: readonly Postings[],
  dated: { numbers: Uint32Array; dates: Float64Array; days: Int32Array },
  filters: readonly Filter[],
): Candidates {
  const all = {
    ...{ numbers, frequencies },
    dates: new Float64Array(numbers.length),
    titles: new Uint8Array(numbers.length),
  };
  const inTitles = titles.map((list) => cursor(list.numbers));
  const isWanted = filters.length > 0 ? dayTest(filters) : undefined;
  const wanted: number[] = [];
  for (let at = 0, place = 0; at < numbers.length; at++) {
    const number = numbers[at] as number;
    while ((dated.numbers[place] as number) < number) place += 1;
    all.dates[at] = dated.dates[place] as number;
    for (const isIn of inTitles) all.titles[at] = (all.titles[at] as number) + isIn(number);
    if (isWanted?.(dated.days[place] as number)) wanted.push(at);
  }
  return isWanted ? pickCandidates(all, wanted) : all;
}

/** Tells of numbers asked for in ascending order whether the list has them: 1 or 0. */
function cursor(numbers: Uint32Array): (number: number) => 0 | 1 {
  let at = 0;
  return (number) => {
    while (at < numbers.length && (numbers[at] as number) < number) at += 1;
    return numbers[at] === number ? 1 : 0;
  };
}

/** A day as a number that sorts like it, such as 20240131. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', '')) || 0;
}

function dayTest(filters: readonly Filter[]): (day: number) => boolean {
  const bounds = filters.map(({ field, value, excluded }) => ({
    day: dayNumber(value),
    // Not before a day is from that day on.
    before: (field === 'before') !== excluded,
  }));
  return (day) => bounds.every((bound) => (bound.before ? day < bound.day : day >= bound.day));
}
