import type { ArticleId } from '@/utils/article/types';

/** The page that shows an article in a tab of its own, relative to the extension's other pages. */
export function readerAddress(id: ArticleId): string {
  return `/reader.html?id=${encodeURIComponent(id)}`;
}

/** The id in the address of the reader's page. */
export function articleInAddress(search: string): ArticleId | null {
  return new URLSearchParams(search).get('id') as ArticleId | null;
}
