import type { OnlineVerdict } from '../../article/types';
import { fold } from './fold';
import { type Token, tokensOf } from './tokens';
import { unitsOf } from './units';

/** Something to find in the text: folded, with at least one character or letter in it. */
export interface Word {
  text: string;
  /** Quoted: its last word must end where a word of the text does, so that "art" doesn't find "article". */
  whole: boolean;
}

export type Filter = { excluded: boolean } & (
  | { field: 'site' | 'source' | 'tag'; value: string }
  | { field: 'is'; value: Mark }
  | { field: 'online'; value: Online }
  /** First day of the period named, `YYYY-MM-DD`. `after` includes it and `before` doesn't. */
  | { field: 'before' | 'after'; value: string }
);

export type Mark = 'read' | 'unread' | 'starred';

/** What its site answered last, or that it was asked at all. */
export type Online = OnlineVerdict | 'asked';

const onlineValues: readonly Online[] = [
  ...(['unchanged', 'changed', 'gone', 'moved', 'wall', 'unreachable', 'unreadable', 'asked'] as const),
];

/** What a reader asked for: all of `words`, none of `excluded`, all of `filters` (of several sites or sources, one). */
export interface Query {
  words: readonly Word[];
  excluded: readonly Word[];
  filters: readonly Filter[];
  /** Filters that a page adds to what was typed: each has to fit, also of several sites. */
  scope?: readonly Filter[];
}

/** What a reader copies along with a word. */
const punctuationAround = /^[\s,.;:!?、。]+|(?<![\s,.;:!?、。])[\s,.;:!?、。]+$/gu;
const period = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u;

/** Reads what a reader typed. Takes anything: what makes no sense as a field or a phrase is a word. */
export function parseQuery(typed: string): Query {
  const words: Word[] = [];
  const excluded: Word[] = [];
  const filters: Filter[] = [];
  for (const token of tokensOf(typed)) {
    const filter = toFilter(token);
    if (filter) filters.push(filter);
    else if (token.field === undefined || token.value) {
      const word = toWord(token);
      if (word) (token.excluded ? excluded : words).push(word);
    }
  }
  return { words: unique(words), excluded: unique(excluded), filters };
}

/** Whether the query asks for nothing, and so finds everything. */
export function isEmptyQuery({ words, excluded, filters, scope = [] }: Query): boolean {
  return words.length + excluded.length + filters.length + scope.length === 0;
}

function toFilter({ field, value, excluded }: Token): Filter | undefined {
  const folded = fold(value).trim();
  if (field === undefined || folded === '') return undefined;
  if (field === 'site' || field === 'source' || field === 'tag') return { field, value: folded, excluded };
  if (field === 'is') return isMark(folded) ? { field, value: folded, excluded } : undefined;
  if (field === 'online') {
    const value = onlineValues.find((known) => known === folded);
    return value && { field, value, excluded };
  }
  const day = firstDay(folded);
  return day && (field === 'before' || field === 'after') ? { field, value: day, excluded } : undefined;
}

function isMark(value: string): value is Mark {
  return value === 'read' || value === 'unread' || value === 'starred';
}

/** The first day of `2021`, `2021-3` or `2021-03-07`; undefined for anything else. */
function firstDay(text: string): string | undefined {
  const [, year, month = '1', day = '1'] = period.exec(text) ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A field that could not be read is a word as it was typed. */
function toWord({ field, value, quoted }: Token): Word | undefined {
  const folded = fold(field === undefined ? value : `${field}:${value}`);
  const text = (quoted ? folded : folded.replace(punctuationAround, '')).trim();
  return unitsOf(text).length > 0 ? { text, whole: quoted } : undefined;
}

function unique(words: readonly Word[]): Word[] {
  return [...new Map(words.map((word) => [`${word.whole}${word.text}`, word])).values()];
}
