import type { ArticleSummary } from '../../article/types';
import type { SearchDocument } from './document';
import { fold, foldWithPositions, toOriginal } from './fold';
import type { Filter, Query, Word } from './query';
import { isInsideWord } from './units';

/** How well an article answers a query. */
export interface Score {
  /** How many of the words are in its title. */
  titles: number;
  /** How often the words occur in it. */
  frequency: number;
}

/** The score of an article that the query finds, undefined for any other. Reads nothing but its arguments. */
export function scoreDocument(document: SearchDocument, summary: Marks, query: Query): Score | undefined {
  if (!passesFilters(document, summary, query)) return undefined;
  if (query.excluded.some((word) => nextOccurrence(document.whole, word, 0) >= 0)) return undefined;
  const score = { titles: 0, frequency: 0 };
  for (const word of query.words) {
    const count = countOccurrences(document.whole, word);
    if (count === 0) return undefined;
    score.frequency += count;
    if (nextOccurrence(document.title, word, 0) >= 0) score.titles += 1;
  }
  return score;
}

/** What filters look at beside the text. */
export type Marks = Pick<ArticleSummary, 'source' | 'siteName' | 'read' | 'starred' | 'tags' | 'checks'>;

/** Of several sites typed one has to fit, and so of sources; of the others all. */
export function passesFilters(
  document: Pick<SearchDocument, 'sites' | 'day'>,
  marks: Marks,
  { filters, scope = [] }: Pick<Query, 'filters' | 'scope'>,
): boolean {
  const wanted = filters.filter(({ excluded }) => !excluded);
  const fits = (filter: Filter) => passes(document, marks, filter);
  const isAlternative = ({ field }: Filter) => field === 'site' || field === 'source';
  return (
    scope.every((filter) => fits(filter) !== filter.excluded) &&
    (['site', 'source'] as const).every((name) => {
      const alternatives = wanted.filter(({ field }) => field === name);
      return alternatives.length === 0 || alternatives.some(fits);
    }) &&
    wanted.filter((filter) => !isAlternative(filter)).every(fits) &&
    !filters.some((filter) => filter.excluded && fits(filter))
  );
}

function passes(
  { sites, day }: Pick<SearchDocument, 'sites' | 'day'>,
  { source, siteName, read, starred, tags, checks }: Marks,
  { field, value }: Filter,
): boolean {
  switch (field) {
    case 'site':
      return sites.includes(value);
    case 'source':
      return fold(source ?? siteName).includes(value);
    case 'tag':
      return tags.some((tag) => fold(tag).trim() === value);
    case 'before':
      return day < value;
    case 'after':
      return day >= value;
    case 'is':
      return value === 'starred' ? starred === 1 : read === (value === 'read' ? 1 : 0);
    case 'online':
      return value === 'asked' ? (checks ?? []).length > 0 : checks?.at(-1)?.verdict === value;
  }
}

/** How often the word occurs in a folded text; occurrences may overlap. */
export function countOccurrences(folded: string, word: Word): number {
  let count = 0;
  for (let at = nextOccurrence(folded, word, 0); at >= 0; at = nextOccurrence(folded, word, at + 1))
    count += 1;
  return count;
}

/**
 * Where the word next occurs in a folded text at or after `from`, or -1. One that begins with a letter is found where
 * words begin; if quoted, one that ends with a letter only where words end.
 */
export function nextOccurrence(folded: string, { text, whole }: Word, from: number): number {
  let at = folded.indexOf(text, from);
  while (at >= 0) {
    const fits = !isInsideWord(folded, at) && !(whole && isInsideWord(folded, at + text.length));
    if (fits) return at;
    at = folded.indexOf(text, at + 1);
  }
  return -1;
}

/**
 * Where the query's words stand in a text: ranges of code units, in order, none touching another. For a text that is
 * shown in parts, such as paragraphs, ask for each part.
 */
export function findMarks(text: string, { words }: Pick<Query, 'words'>): [number, number][] {
  if (words.length === 0) return [];
  const folded = foldWithPositions(text);
  const ranges: [number, number][] = [];
  for (const word of words) {
    for (let at = nextOccurrence(folded.text, word, 0); at >= 0; ) {
      ranges.push(toOriginal(folded, at, at + word.text.length));
      at = nextOccurrence(folded.text, word, at + word.text.length);
    }
  }
  return joinRanges(ranges);
}

function joinRanges(ranges: [number, number][]): [number, number][] {
  const joined: [number, number][] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
