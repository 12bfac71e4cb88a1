import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleId } from '@/utils/article/types';
import type { LibraryQuery } from '@/utils/library/search/library-query';
import { findsTheSame } from './route';
import {
  countSelected,
  everything,
  isSelected,
  nothing,
  rangeOf,
  resolveSelection,
  type Selection,
  select,
} from './selection';

export interface Selecting {
  selection: Selection;
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

interface SelectionOptions {
  query: LibraryQuery;
  /** How many the query finds. */
  total: number;
  /** Ids of all that it finds, in order; asked for only when a range is selected. */
  order(): Promise<readonly ArticleId[]>;
  initial: Selection;
}

/** What is selected of a list. Another filter empties the selection, because nobody should remove what they don't see. */
export function useSelection({ query, total, order, initial }: SelectionOptions): Selecting {
  const [selection, setSelection] = useState(initial);
  const anchor = useRef<ArticleId>(undefined);
  const found = useRef(query);
  const ordered = useRef(order);
  ordered.current = order;
  useEffect(() => {
    if (!findsTheSame(found.current, query)) setSelection(nothing);
    found.current = query;
  }, [query]);
  return useMemo(() => {
    const count = countSelected(selection, total);
    const change = (ids: readonly ArticleId[], selected: boolean) =>
      setSelection((before) => select(before, ids, selected));
    return {
      selection,
      count,
      isSelected: (id) => isSelected(selection, id),
      set: (id, selected, extend) => {
        const from = anchor.current;
        anchor.current = id;
        if (!extend || from === undefined) return change([id], selected);
        // What stands between may not have been read; its ids have, or can be.
        void ordered.current().then((list) => change(rangeOf(list, from, id), selected));
      },
      all: () => setSelection(everything),
      clear: () => setSelection(nothing),
      resolve: () => resolveSelection(count === 0 ? everything : selection, query),
    };
  }, [selection, query, total]);
}
