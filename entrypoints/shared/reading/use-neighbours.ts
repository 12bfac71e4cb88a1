import { useEffect, useState } from 'preact/hooks';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { getSummaries } from '@/utils/library/read';
import { findNeighbours } from './reading-list';

export interface NeighbouringArticles {
  previous: ArticleSummary | undefined;
  next: ArticleSummary | undefined;
}

/** The articles before and after the open one; undefined until they are known. */
export function useNeighbours(id: ArticleId): NeighbouringArticles | undefined {
  const [found, setFound] = useState<{ id: ArticleId; around: NeighbouringArticles }>();
  useEffect(() => {
    let current = true;
    void findNeighbours(id).then(async ({ previous, next }) => {
      const [before, after] = await Promise.all(
        [previous, next].map(async (each) => (each ? (await getSummaries([each]))[0] : undefined)),
      );
      if (current) setFound({ id, around: { previous: before, next: after } });
    });
    return () => {
      current = false;
    };
  }, [id]);
  return found?.id === id ? found.around : undefined;
}
