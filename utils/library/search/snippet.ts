import { findMarks } from './match';
import type { Query } from './query';

/** A piece of a text with the words found in it. */
export interface Snippet {
  text: string;
  /** Ranges of code units of `text`, in order. */
  marks: readonly [number, number][];
}

/** Code units of a snippet, and of those how many stand before the first mark. */
const LENGTH = 96;
const LEAD = 24;

/** The text around the first of the query's words, in one line; the beginning where none is in it. */
export function makeSnippet(text: string, query: Pick<Query, 'words'>): Snippet {
  const found = findMarks(text, query);
  const first = found[0]?.[0] ?? 0;
  const start = first <= LEAD ? 0 : beginCharacter(text, first - LEAD);
  const end = text.length - start <= LENGTH ? text.length : beginCharacter(text, start + LENGTH);
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  return {
    // Each white space becomes one space, so that the marks stay where they are.
    text: `${before}${text.slice(start, end).replace(/\s/gu, ' ')}${end < text.length ? '…' : ''}`,
    marks: found
      .filter(([from]) => from < end)
      .map(([from, to]) => [from + shift, Math.min(to, end) + shift] as [number, number]),
  };
}

/** `at`, or one less where that is in the middle of a character. */
function beginCharacter(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}
