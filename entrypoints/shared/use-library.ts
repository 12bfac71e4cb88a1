import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { describeFailure } from '@/utils/article/failure';
import type { ArticleSummary } from '@/utils/article/types';
import { onLibraryChange } from '@/utils/library/changes';
import { countArticles, type ListPosition, type ListQuery, listArticles } from '@/utils/library/read';

/** Articles read at a time. */
const PAGE_SIZE = 50;
/** An import announces many changes; the list is read again at most this often, in ms. */
const RELOAD_INTERVAL = 200;

export interface LibraryView {
  articles: readonly ArticleSummary[];
  /** All that the query finds, shown or not. */
  count: number;
  /** Reads the next page; undefined when all is shown. */
  loadMore: (() => void) | undefined;
}

export interface LibraryState {
  /** Undefined until the first page is there; the last list stays while another query is read. */
  view: LibraryView | undefined;
  failure: ReturnType<typeof describeFailure> | undefined;
}

interface Shown {
  articles: readonly ArticleSummary[];
  count: number;
  next: ListPosition | undefined;
}

/**
 * The articles that a query finds, page by page, kept up to date with the library. `first`: how many to read at the
 * beginning, where a list opens further down.
 */
export function useLibrary(query: ListQuery, first = PAGE_SIZE): LibraryState {
  const [shown, setShown] = useState<Shown>();
  const [failure, setFailure] = useState<LibraryState['failure']>();
  const turn = useRef(0);
  const size = useRef(first);
  const lastKey = useRef<string | undefined>(undefined);
  const key = JSON.stringify(query);

  /** Drops the answer when a newer question was asked meanwhile. */
  const read = useCallback(async (take: () => Promise<Shown>) => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const answer = await take();
      if (mine !== turn.current) return;
      size.current = Math.max(PAGE_SIZE, answer.articles.length);
      setShown(answer);
      setFailure(undefined);
    } catch (error) {
      if (mine === turn.current) setFailure(describeFailure(error));
    }
  }, []);

  // `key` is the query by value; pages make a new object at every render.
  useEffect(() => {
    if (lastKey.current !== undefined) size.current = PAGE_SIZE;
    lastKey.current = key;
    const reload = () => void read(() => readFromStart(query, size.current));
    reload();
    const { call, cancel } = throttle(reload, RELOAD_INTERVAL);
    const stop = onLibraryChange((change) => change.kind !== 'save-progress' && call());
    return () => {
      stop();
      cancel();
    };
  }, [key]);

  const { articles, count, next } = shown ?? { articles: [], count: 0, next: undefined };
  const loadMore = next && (() => void read(() => readOn(query, { articles, count, next })));
  return { view: shown && { articles, count, loadMore }, failure };
}

async function readFromStart(query: ListQuery, limit: number): Promise<Shown> {
  const [page, count] = await Promise.all([listArticles(query, limit), countArticles(query)]);
  return { ...page, count };
}

async function readOn(query: ListQuery, { articles, count, next }: Shown): Promise<Shown> {
  const page = await listArticles(query, PAGE_SIZE, next);
  const known = new Set(articles.map(({ id }) => id));
  return {
    articles: [...articles, ...page.articles.filter(({ id }) => !known.has(id))],
    count,
    next: page.next,
  };
}

/** Runs `action` at the first call and then at most once an `interval` (ms), never losing the last call. */
function throttle(action: () => void, interval: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const run = () => {
    timer = undefined;
    last = Date.now();
    action();
  };
  return {
    call: () => {
      timer ??= setTimeout(run, Math.max(0, last + interval - Date.now()));
    },
    cancel: () => clearTimeout(timer),
  };
}
