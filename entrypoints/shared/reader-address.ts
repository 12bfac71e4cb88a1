import type { ArticleId } from '@/utils/article/types';

/**
 * The page that shows an article in a tab of its own, relative to the extension's other pages. `search`: as it was
 * typed, to be marked there.
 */
export function readerAddress(id: ArticleId, search = ''): string {
  const marking = search ? `&search=${encodeURIComponent(search.toWellFormed())}` : '';
  return `/reader.html?id=${encodeURIComponent(id)}${marking}`;
}

/** What is to be marked, of an address of the reader's page. */
export function searchInAddress(search: string): string {
  return new URLSearchParams(search).get('search') ?? '';
}

/** The page that shows an article and prints it. */
export function printAddress(id: ArticleId): string {
  return `${readerAddress(id)}&print=yes`;
}

export function isPrintAddress(search: string): boolean {
  return new URLSearchParams(search).get('print') === 'yes';
}

/** The page that shows an earlier text, by when it was saved (epoch ms). */
export function versionAddress(id: ArticleId, savedAt: number): string {
  return `${readerAddress(id)}&version=${savedAt}`;
}

/** When the earlier text was saved that an address of the reader's page names; undefined for today's. */
export function versionInAddress(search: string): number | undefined {
  const version = Number(new URLSearchParams(search).get('version') ?? Number.NaN);
  return Number.isNaN(version) ? undefined : version;
}

/** The id in the address of the reader's page. */
export function articleInAddress(search: string): ArticleId | null {
  return new URLSearchParams(search).get('id') as ArticleId | null;
}

/** Two versions to compare, by when they were saved (epoch ms); `null` is the one in front. */
export interface VersionPair {
  older: number | null;
  newer: number | null;
}

/** The page that shows what changed from one version to another. */
export function comparisonAddress(id: ArticleId, { older, newer }: VersionPair): string {
  return `${readerAddress(id)}&older=${older ?? 'front'}&newer=${newer ?? 'front'}`;
}

/** The pair that an address of the reader's page names; undefined where it names none. */
export function comparisonInAddress(search: string): VersionPair | undefined {
  const given = new URLSearchParams(search);
  const [older, newer] = [given.get('older'), given.get('newer')];
  if (older === null || newer === null) return undefined;
  const toTime = (text: string) => (text === 'front' || Number.isNaN(Number(text)) ? null : Number(text));
  return { older: toTime(older), newer: toTime(newer) };
}

/** The page that reads an article aloud. */
export function aloudAddress(id: ArticleId): string {
  return `${readerAddress(id)}&aloud=1`;
}

/** Whether an address of the reader's page asks for reading aloud. */
export function aloudInAddress(search: string): boolean {
  return new URLSearchParams(search).get('aloud') === '1';
}

/** The page that shows an article at one of its highlights. */
export function highlightAddress(id: ArticleId, highlight: string): string {
  return `${readerAddress(id)}&highlight=${encodeURIComponent(highlight)}`;
}

/** The id of the highlight that an address of the reader's page names. */
export function highlightInAddress(search: string): string | undefined {
  return new URLSearchParams(search).get('highlight') ?? undefined;
}
