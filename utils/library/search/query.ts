import { fold } from './fold';
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
  /** First day of the period named, `YYYY-MM-DD`. `after` includes it and `before` doesn't. */
  | { field: 'before' | 'after'; value: string }
);

export type Mark = 'read' | 'unread' | 'starred';

/** What a reader asked for: all of `words`, none of `excluded`, all of `filters` (of several sites or sources, one). */
export interface Query {
  words: readonly Word[];
  excluded: readonly Word[];
  filters: readonly Filter[];
}

interface Token {
  excluded: boolean;
  field: string | undefined;
  value: string;
  quoted: boolean;
}

/** Keyboards for Chinese type full-width forms of all of these. */
const quotes: Record<string, string> = { '"': '"', '＂': '＂', '“': '”', '”': '”', '「': '」', '『': '』' };
const fieldName = /^(site|source|tag|is|before|after)[:：]/iu;
const hyphen = /^[-－−]/u;
/** What a reader copies along with a word. */
const punctuationAround = /^[\s,.;:!?、。]+|[\s,.;:!?、。]+$/gu;
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
export function isEmptyQuery({ words, excluded, filters }: Query): boolean {
  return words.length + excluded.length + filters.length === 0;
}

function* tokensOf(typed: string): Generator<Token> {
  let rest = typed;
  while (true) {
    rest = rest.trimStart();
    if (rest === '') return;
    const sign = hyphen.exec(rest);
    // A lone hyphen excludes nothing.
    const excluded = sign !== null && rest.length > 1 && !/^\s/u.test(rest.slice(1));
    if (excluded) rest = rest.slice(1);
    const field = fieldName.exec(rest);
    if (field) rest = rest.slice(field[0].length);
    const { value, quoted, length } = readValue(rest);
    yield { excluded, field: field?.[1]?.toLowerCase(), value, quoted };
    rest = rest.slice(length);
  }
}

function readValue(rest: string): { value: string; quoted: boolean; length: number } {
  const closing = quotes[rest.charAt(0)];
  if (closing !== undefined) {
    const end = rest.indexOf(closing, 1);
    const value = rest.slice(1, end < 0 ? undefined : end);
    return { value, quoted: true, length: end < 0 ? rest.length : end + 1 };
  }
  const value = /^\S*/u.exec(rest)?.[0] ?? '';
  return { value, quoted: false, length: value.length };
}

function toFilter({ field, value, excluded }: Token): Filter | undefined {
  const folded = fold(value).trim();
  if (field === undefined || folded === '') return undefined;
  if (field === 'site' || field === 'source' || field === 'tag') return { field, value: folded, excluded };
  if (field === 'is') return isMark(folded) ? { field, value: folded, excluded } : undefined;
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
