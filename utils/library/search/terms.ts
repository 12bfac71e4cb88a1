import type { Word } from './query';
import { unitsOf, WORD_LENGTH } from './units';

/**
 * Terms of the index: a character, two neighbouring characters, or the first letters of a word; of a title, the same
 * behind TITLE; of a site, its names behind SITE. No folded text has these two characters, and they sort first.
 */
export const TITLE = '\u0001';
export const SITE = '\u0002';

/** Terms of one word that are looked up; where it is longer, the text decides. */
const MOST_TERMS = 8;

/** What the index can say of a word. */
export interface WordTerms {
  /** All of them must be in an article. */
  terms: readonly Term[];
  /** The terms alone decide, and their frequency is the word's. */
  exact: boolean;
}

export interface Term {
  text: string;
  /** Stands for every term that begins with it. */
  prefix: boolean;
}

/** The terms by which the index finds a word. There is at least one. */
export function termsOf({ text, whole }: Word): WordTerms {
  const units = unitsOf(text);
  const terms = new Map<string, Term>();
  const add = (term: string, prefix: boolean) => terms.set(`${term}${prefix}`, { text: term, prefix });
  units.forEach((unit, at) => {
    const next = units[at + 1];
    const previous = units[at - 1];
    const end = unit.start + unit.text.length;
    if (unit.isWord) {
      const cut = unit.text.length > WORD_LENGTH;
      add(cutWord(unit.text), !cut && !whole && end === text.length);
    } else if (next && !next.isWord && next.start === end) add(unit.text + next.text, false);
    else if (!(previous && !previous.isWord && previous.start + previous.text.length === unit.start))
      add(unit.text, false);
  });
  const all = [...terms.values()];
  const [only] = all;
  // Of a word as long as WORD_LENGTH the index doesn't know whether it goes on.
  const exact =
    all.length === 1 && only?.text === text && !(whole && units[0]?.isWord && text.length >= WORD_LENGTH);
  return { terms: spread(all), exact };
}

/** The part of a word that the index keeps. */
export function cutWord(word: string): string {
  return word.length > WORD_LENGTH ? word.slice(0, WORD_LENGTH) : word;
}

/** Some from all over the word: neighbours say nearly the same. */
function spread(terms: readonly Term[]): readonly Term[] {
  if (terms.length <= MOST_TERMS) return terms;
  return Array.from(
    { length: MOST_TERMS },
    (_, at) => terms[Math.round((at * (terms.length - 1)) / (MOST_TERMS - 1))],
  ).filter((term) => term !== undefined);
}
