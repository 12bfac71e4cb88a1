import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ArticleSummary } from '@/utils/article/types';

interface ArticleListProps {
  label: string;
  articles: readonly ArticleSummary[];
  /** An `ArticleRow` with its key. */
  renderRow(article: ArticleSummary): ComponentChildren;
  /** Called when the end comes into sight and more can be loaded; undefined when all is there. */
  onEnd?: (() => void) | undefined;
}

/** Articles in order. Arrow keys, Home and End go from row to row. */
export function ArticleList({ label, articles, renderRow, onEnd }: ArticleListProps) {
  const end = useEndOfList(onEnd, articles.length);
  const { list, onFocusIn, onFocusOut } = useKeptFocus(articles);
  return (
    <>
      <ul
        class="list"
        aria-label={label}
        ref={list}
        onKeyDown={moveBetweenRows}
        onFocusIn={onFocusIn}
        onFocusOut={onFocusOut}
      >
        {articles.map(renderRow)}
      </ul>
      <div class="list-end" ref={end} />
    </>
  );
}

function useEndOfList(onEnd: (() => void) | undefined, shown: number): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onEnd);
  latest.current = onEnd;
  const more = onEnd !== undefined;
  // Observed anew after each page: the end may be in sight still, and an observer tells only of changes.
  useEffect(() => {
    if (!more || !end.current || shown === 0) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && latest.current?.(),
      { rootMargin: '400px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [more, shown]);
  return end;
}

/** When the row that has the focus is removed, the next one takes it: keys go on where they were. */
function useKeptFocus(articles: readonly ArticleSummary[]) {
  const list = useRef<HTMLUListElement>(null);
  const at = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (at.current === undefined || document.activeElement !== document.body) return;
    const rows = list.current?.querySelectorAll<HTMLElement>('.row-main');
    rows?.[Math.min(at.current, rows.length - 1)]?.focus({ preventScroll: true });
  }, [articles]);
  return {
    list,
    onFocusIn: ({ target }: FocusEvent) => {
      const rows = [...(list.current?.querySelectorAll('.row') ?? [])];
      at.current = rows.findIndex((row) => row.contains(target as Node));
    },
    // An element that is taken away names no next one; whoever leaves by Tab or a click on something else does.
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget && !list.current?.contains(relatedTarget as Node)) at.current = undefined;
    },
  };
}

function moveBetweenRows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const target = event.target as HTMLElement;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-main')];
  const at = rows.findIndex((row) => row.closest('.row') === target.closest('.row'));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const row = next === undefined ? undefined : rows[next];
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  row.focus();
}
