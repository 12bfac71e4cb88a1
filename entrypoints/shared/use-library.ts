import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Hit } from '@/components/Marked';
import type { Span } from '@/components/row-window';
import { describeFailure } from '@/utils/article/failure';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { onLibraryChange } from '@/utils/library/changes';
import type { MonthCount } from '@/utils/library/overview';
import type { LibraryQuery } from '@/utils/library/search/library-query';
import { type Fresh, keepFresh } from './keep-fresh';
import { type KnownCounts, LibraryWindow, type Rows } from './library-window';
import type { SearchMemory } from './search-window';

export interface LibraryView {
  /** What the rows answer: still the last query while another one is read. */
  query: LibraryQuery;
  /** Rows of the list, read or not. */
  rows: number;
  /** How many articles the query finds; undefined until they are counted. */
  total: number | undefined;
  /** How many are counted so far. */
  counted: number;
  /** The rows are hits of a search, and show where. */
  isSearch: boolean;
  /** A part of the search index is damaged. */
  isDamaged: boolean;
  articleAt(index: number): ArticleSummary | undefined;
  hitAt(index: number): Hit | undefined;
  /** To be told which rows are in sight, so that they are read. */
  show(span: Span): void;
  /** Ids of all articles in order. */
  order(): Promise<readonly ArticleId[]>;
  /** The months that the list goes through. */
  months(): Promise<readonly MonthCount[]>;
  /** Changes whenever everything was read anew. */
  version: number;
}

export interface LibraryState {
  /** Undefined until the first rows are there; the last list stays while another query is read. */
  view: LibraryView | undefined;
  failure: ReturnType<typeof describeFailure> | undefined;
}

interface LibraryOptions {
  /** Whether the list is in front. */
  shown?: boolean;
  /** Keeps in memory what each search would read anew, for a page that stays open. */
  remembers?: boolean;
}

/** What lists of one page have read and others need as well. */
interface Known {
  counts: KnownCounts;
  search: SearchMemory;
}

/** The articles that a query finds, as far as they are in sight, kept up to date with the library. */
export function useLibrary(
  query: LibraryQuery,
  { shown = true, remembers = false }: LibraryOptions = {},
): LibraryState {
  const [view, setView] = useState<LibraryView>();
  const [failure, setFailure] = useState<LibraryState['failure']>();
  const sight = useRef<Span>({ start: 0, end: 0 });
  const lastKey = useRef<string | undefined>(undefined);
  const version = useRef(0);
  const fail = useCallback((error: unknown) => setFailure(describeFailure(error)), []);
  const known = useRef<Known>({ counts: new Map(), search: {} });
  const fresh = useRef<Fresh>(undefined);
  // Listens once and for all, because a message on its way to a listener that is replaced is lost.
  useLayoutEffect(
    () => onLibraryChange((change) => change.kind !== 'save-progress' && known.current.counts.clear()),
    [],
  );
  // The query by value; pages make a new object at every render.
  const key = JSON.stringify(query);
  // Reading begins at once, and not after the next frame.
  useLayoutEffect(() => {
    let current = true;
    if (lastKey.current !== undefined) sight.current = { start: 0, end: 0 };
    lastKey.current = key;
    let rows: Rows | undefined;
    const publish = () => {
      if (!current || !rows) return;
      setFailure(undefined);
      setView(
        viewOf(query, rows, version.current, (span) => {
          sight.current = span;
          rows?.show(span).catch(fail);
        }),
      );
    };
    const reload = async () => {
      try {
        rows ??= await openRows(query, publish, known.current, remembers);
        if (!current) return rows.close();
        await rows.refresh();
        if (!current) return;
        version.current += 1;
        publish();
        // One may have scrolled on meanwhile.
        await rows.show(sight.current);
      } catch (error) {
        if (current) fail(error);
      }
    };
    const keeping = keepFresh(reload, shown);
    fresh.current = keeping;
    return () => {
      current = false;
      keeping.stop();
      rows?.close();
    };
  }, [key, fail]);
  useLayoutEffect(() => fresh.current?.setShown(shown), [shown]);
  return { view, failure };
}

/** What answers the query. Search is loaded when it is used, so that a list without it opens sooner. */
async function openRows(
  query: LibraryQuery,
  onLoad: () => void,
  known: Known,
  remembers: boolean,
): Promise<Rows> {
  const { search, best: _best, ...list } = query;
  if (!search?.trim()) return new LibraryWindow(list, onLoad, known.counts);
  const [{ planAnswer }, { SearchWindow }] = await Promise.all([
    import('@/utils/library/search/library-query'),
    import('./search-window'),
  ]);
  const answering = planAnswer(query);
  if ('list' in answering) return new LibraryWindow(answering.list, onLoad, known.counts);
  return new SearchWindow(answering.search, answering.sort, onLoad, remembers ? known.search : undefined);
}

function viewOf(query: LibraryQuery, rows: Rows, version: number, show: (span: Span) => void): LibraryView {
  return {
    query,
    rows: rows.rows,
    total: rows.total,
    counted: rows.counted,
    isSearch: !(rows instanceof LibraryWindow),
    isDamaged: rows.isDamaged,
    articleAt: (index) => rows.articleAt(index),
    hitAt: (index) => rows.hitAt(index),
    show,
    order: () => rows.order(),
    months: () => rows.months(),
    version,
  };
}
