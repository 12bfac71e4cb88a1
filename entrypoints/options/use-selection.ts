import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import type { ListQuery } from '@/utils/library/read';
import { findsTheSame } from './route';
import {
  countSelected,
  everything,
  isSelected,
  nothing,
  rangeOf,
  resolveSelection,
  select,
} from './selection';

export interface Selecting {
  /** How many are selected. */
  count: number;
  isSelected(id: ArticleId): boolean;
  /** Selects or unselects an article; with `extend` all from the last one to it. */
  set(id: ArticleId, selected: boolean, extend: boolean): void;
  all(): void;
  clear(): void;
  /** Ids of the selection, or of all that the query finds where nothing is selected. */
  resolve(): Promise<ArticleId[]>;
}

/** What is selected of a list. Another filter empties the selection, because nobody should remove what they don't see. */
export function useSelection(
  articles: readonly ArticleSummary[],
  query: ListQuery,
  total: number,
): Selecting {
  const [selection, setSelection] = useState(nothing);
  const anchor = useRef<ArticleId>(undefined);
  const found = useRef(query);
  useEffect(() => {
    if (!findsTheSame(found.current, query)) setSelection(nothing);
    found.current = query;
  }, [query]);
  return useMemo(() => {
    const count = countSelected(selection, total);
    return {
      count,
      isSelected: (id) => isSelected(selection, id),
      set: (id, selected, extend) => {
        const list = articles.map((article) => article.id);
        const ids = extend ? rangeOf(list, anchor.current, id) : [id];
        anchor.current = id;
        setSelection((before) => select(before, ids, selected));
      },
      all: () => setSelection(everything),
      clear: () => setSelection(nothing),
      resolve: () => resolveSelection(count === 0 ? everything : selection, query),
    };
  }, [selection, articles, query, total]);
}
