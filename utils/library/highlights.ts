import type { Highlight } from '../article/highlight';
import type { ArticleSummary } from '../article/types';
import { database } from './database';

export interface HighlightedArticle {
  summary: ArticleSummary;
  /** In the order of the text. */
  highlights: readonly Highlight[];
}

/** Every article with highlights, the one marked last first. Reads no other article's text. */
export async function listHighlighted(): Promise<HighlightedArticle[]> {
  const tx = (await database()).transaction(['articles', 'bodies']);
  const bodies = await tx.objectStore('bodies').index('highlighted').getAll();
  const found = await Promise.all(
    bodies.map(async ({ id, highlights = [] }): Promise<HighlightedArticle[]> => {
      const summary = await tx.objectStore('articles').get(id);
      return summary ? [{ summary, highlights }] : [];
    }),
  );
  const latest = ({ highlights }: HighlightedArticle) =>
    Math.max(...highlights.map(({ createdAt }) => createdAt));
  return found.flat().sort((left, right) => latest(right) - latest(left));
}
