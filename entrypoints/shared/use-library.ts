import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Span } from '@/components/row-window';
import { describeFailure } from '@/utils/article/failure';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { onLibraryChange } from '@/utils/library/changes';
import type { ListQuery } from '@/utils/library/list-query';
import { LibraryWindow } from './library-window';

/** An import announces many changes; the list is read again at most this often (ms), and takes a fifth of the time. */
const RELOAD_INTERVAL = 200;
const RELOAD_SHARE = 5;

export interface LibraryView {
  /** Rows of the list, read or not. */
  rows: number;
  /** How many articles the query finds; undefined until they are counted. */
  total: number | undefined;
  articleAt(index: number): ArticleSummary | undefined;
  /** To be told which rows are in sight, so that they are read. */
  show(span: Span): void;
  /** Ids of all articles in order. */
  order(): Promise<readonly ArticleId[]>;
  /** Changes whenever everything was read anew. */
  version: number;
}

export interface LibraryState {
  /** Undefined until the first rows are there; the last list stays while another query is read. */
  view: LibraryView | undefined;
  failure: ReturnType<typeof describeFailure> | undefined;
}

/** The articles that a query finds, as far as they are in sight, kept up to date with the library. */
export function useLibrary(query: ListQuery): LibraryState {
  const [view, setView] = useState<LibraryView>();
  const [failure, setFailure] = useState<LibraryState['failure']>();
  const sight = useRef<Span>({ start: 0, end: 0 });
  const lastKey = useRef<string | undefined>(undefined);
  const version = useRef(0);
  const fail = useCallback((error: unknown) => setFailure(describeFailure(error)), []);
  // The query by value; pages make a new object at every render.
  const key = JSON.stringify(query);
  useEffect(() => {
    let current = true;
    if (lastKey.current !== undefined) sight.current = { start: 0, end: 0 };
    lastKey.current = key;
    const publish = () => {
      if (!current) return;
      setFailure(undefined);
      setView({
        rows: articles.rows,
        total: articles.total,
        articleAt: (index) => articles.articleAt(index),
        show: (span) => {
          sight.current = span;
          articles.show(span).catch(fail);
        },
        order: () => articles.order(),
        version: version.current,
      });
    };
    const articles = new LibraryWindow(query, publish);
    const reload = async () => {
      try {
        await articles.refresh();
        version.current += 1;
        publish();
        // One may have scrolled on meanwhile.
        await articles.show(sight.current);
      } catch (error) {
        if (current) fail(error);
      }
    };
    const { call, cancel } = throttle(reload);
    void reload();
    const stop = onLibraryChange((change) => change.kind !== 'save-progress' && call());
    return () => {
      current = false;
      stop();
      cancel();
    };
  }, [key, fail]);
  return { view, failure };
}

/** Runs `action` soon after a call, never twice at once and never losing the last call. */
function throttle(action: () => Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let asked = false;
  let earliest = 0;
  const run = async () => {
    timer = undefined;
    running = true;
    asked = false;
    const begun = Date.now();
    await action();
    running = false;
    earliest = Math.max(begun + RELOAD_INTERVAL, Date.now() + (Date.now() - begun) * (RELOAD_SHARE - 1));
    if (asked) call();
  };
  const call = () => {
    asked = true;
    if (!running) timer ??= setTimeout(run, Math.max(0, earliest - Date.now()));
  };
  return { call, cancel: () => clearTimeout(timer) };
}
