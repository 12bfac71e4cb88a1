import type { ArticleSummary } from '../article/types';
import { describeInstant, describePublication } from './dates';
import type { Words } from './words';

/** Something known about an article, as a reader reads it. */
export interface Fact {
  label: string;
  text: string;
  /** Where it leads. */
  href?: string;
}

/** Where an article came from and when, as far as it is known: what every exported copy says. */
export function listFacts(summary: ArticleSummary, words: Words): Fact[] {
  const { siteName, source, byline, section, published, modifiedAt, savedAt, url, tags, partial } = summary;
  const when = describePublication(published);
  const assumed = when && published.zoneAssumed ? ` ${words.zoneAssumed}` : '';
  const facts: [string, string | null][] = [
    [words.outlet, siteName],
    [words.source, source],
    [words.byline, byline ?? (namesOf(summary).join(' ') || null)],
    [words.section, section],
    [words.published, when && when + assumed],
    [words.modified, modifiedAt === null ? null : describeInstant(modifiedAt)],
    [words.saved, describeInstant(savedAt)],
    [words.address, url],
    [words.tags, tags.join(', ')],
    [words.note, partial ? words.partial : null],
  ];
  return facts.flatMap(([label, text]) =>
    text ? [{ label, text, ...(label === words.address && { href: url }) }] : [],
  );
}

/** Names of those who wrote an article, each once; editors are not among them. */
export function namesOf({ credits }: ArticleSummary): string[] {
  const writers = credits.filter(({ role }) => role === 'author' || role === 'reporter');
  return [...new Set(writers.flatMap(({ names }) => names))];
}

/** Names of an article's editors, each once. */
export function editorsOf({ credits }: ArticleSummary): string[] {
  const editors = credits.filter(({ role }) => role === 'editor' || role === 'web-editor');
  return [...new Set(editors.flatMap(({ names }) => names))];
}

/** The title in one line; of an article without one, the word for that. */
export function titleOf({ title }: ArticleSummary, { untitled }: Words): string {
  return toLine(title) || untitled;
}

/**
 * Any text as one line that a file can hold: no control characters, no half characters. The two spaces that RFA puts
 * between halves of a title stay.
 */
export function toLine(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\p{Cc}]+/gu, (gap) => (/^ +$/.test(gap) ? gap : ' '))
    .trim();
}
