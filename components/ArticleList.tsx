import type { ComponentChildren, RefObject } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ArticleSummary } from '@/utils/article/types';
import type { RowPlace } from './ArticleRow';
import { indexesOf, type Span } from './row-window';
import { type RowWindow, useRowWindow } from './use-row-window';

/** What a page may ask of the list it shows. */
export interface ListHandle {
  /** Brings a row to the upper edge. */
  scrollToRow(index: number): void;
  /** Gives a row the focus and brings it into sight; where `stay`, only if it is in the page without scrolling. */
  focusRow(index: number, stay?: boolean): void;
}

interface ArticleListProps {
  label: string;
  /** All articles, loaded or not. */
  count: number;
  /** Undefined while it is being loaded. */
  articleAt(index: number): ArticleSummary | undefined;
  /** An `ArticleRow` with its key. */
  renderRow(article: ArticleSummary, place: RowPlace): ComponentChildren;
  /** What scrolls the list; the page itself without it. */
  scroller?: RefObject<HTMLElement | null>;
  /** Called with the rows in sight when they change, so that they can be loaded. */
  onSight?: (span: Span) => void;
  handle?: RefObject<ListHandle | null>;
}

/**
 * Articles in order, of which only those in sight are in the page; the list is as high as if all were. Arrow keys,
 * Page Up and Down, Home and End go from row to row. The row that has the focus stays, wherever one scrolls.
 */
export function ArticleList(props: ArticleListProps) {
  const { label, count, articleAt, renderRow, scroller, onSight, handle } = props;
  const list = useRef<HTMLUListElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const rows = useRowWindow({ list, ruler, scroller, count, onSight });
  const { focused, focusRow, onFocusIn, onFocusOut } = useRowFocus(list, rows, count);
  // It is shown however far one scrolls, and lists keep only what is near.
  const kept = useRef<{ index: number; article: ArticleSummary | undefined }>(undefined);
  if (focused !== undefined && (articleAt(focused) || kept.current?.index !== focused))
    kept.current = { index: focused, article: articleAt(focused) };
  useImperativeHandle(
    handle ?? null,
    () => ({ focusRow, scrollToRow: (index) => rows.reveal(index, 'top') }),
    [focusRow, rows.reveal],
  );
  return (
    <div class="list-frame">
      <div class="row-ruler" ref={ruler} />
      <ul
        class="list"
        aria-label={label}
        ref={list}
        style={{ height: `${count * rows.rowHeight}px` }}
        onKeyDown={(event) => moveBetweenRows(event, count, rows.page, focusRow)}
        onFocusIn={onFocusIn}
        onFocusOut={onFocusOut}
      >
        {indexesOf(rows.span, focused, count).map((index) => {
          const article =
            articleAt(index) ?? (kept.current?.index === index ? kept.current.article : undefined);
          const place: RowPlace = { index, count, top: index * rows.rowHeight };
          return article ? renderRow(article, place) : <PendingRow key={`pending ${index}`} place={place} />;
        })}
      </ul>
    </div>
  );
}

/** Stands for a row whose article is being read. */
function PendingRow({ place: { index, count, top } }: { place: RowPlace }) {
  return (
    <li
      class="row"
      data-pending
      data-index={index}
      aria-busy="true"
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ top: `${top}px` }}
    />
  );
}

/** The row with the focus; when it is removed, the one in its place takes it, so that keys go on where they were. */
function useRowFocus(list: RefObject<HTMLUListElement | null>, { reveal, span }: RowWindow, count: number) {
  const [focused, setFocused] = useState<number>();
  /** Waits for its article to be loaded. */
  const wanted = useRef<number | undefined>(undefined);
  const take = (index: number) => {
    const link = list.current?.querySelector<HTMLElement>(`.row[data-index="${index}"] .row-main`);
    link?.focus({ preventScroll: true });
    return link !== null && link !== undefined;
  };
  useLayoutEffect(() => {
    const lost = focused !== undefined && document.activeElement === document.body;
    const index = wanted.current ?? (lost ? Math.min(focused, count - 1) : undefined);
    if (index !== undefined && take(index)) wanted.current = undefined;
  });
  const focusRow = (index: number, stay = false) => {
    if (stay && (index < span.start || index >= span.end)) return;
    if (!stay) reveal(index, 'sight');
    wanted.current = take(index) ? undefined : index;
    setFocused(index);
  };
  return {
    focused,
    focusRow,
    onFocusIn: ({ target }: FocusEvent) => setFocused(indexOf(target)),
    // An element that is taken away names no next one; whoever leaves by Tab or a click on something else does.
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget && !list.current?.contains(relatedTarget as Node)) setFocused(undefined);
    },
  };
}

function moveBetweenRows(
  event: KeyboardEvent,
  count: number,
  page: number,
  focusRow: (index: number) => void,
): void {
  const at = indexOf(event.target);
  if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const targets: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: Math.min(at + page, count - 1),
    PageUp: Math.max(at - page, 0),
    Home: 0,
    End: count - 1,
  };
  const next = targets[event.key];
  if (next === undefined || next < 0 || next >= count) return;
  event.preventDefault();
  focusRow(next);
}

function indexOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('.row') : null;
  return row?.dataset.index === undefined ? undefined : Number(row.dataset.index);
}
