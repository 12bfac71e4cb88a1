import type { ArticleId } from '@/utils/article/types';

/** The page that shows an article in a tab of its own, relative to the extension's other pages. */
export function readerAddress(id: ArticleId): string {
  return `/reader.html?id=${encodeURIComponent(id)}`;
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

/** The page that shows an article at one of its highlights. */
export function highlightAddress(id: ArticleId, highlight: string): string {
  return `${readerAddress(id)}&highlight=${encodeURIComponent(highlight)}`;
}

/** The id of the highlight that an address of the reader's page names. */
export function highlightInAddress(search: string): string | undefined {
  return new URLSearchParams(search).get('highlight') ?? undefined;
}
