import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ListHandle } from '@/components/ArticleList';
import type { ArticleSummary } from '@/utils/article/types';
import { useCommands } from './use-commands';

interface RowCommands {
  list: RefObject<ListHandle | null>;
  count: number;
  articleAt(index: number): ArticleSummary | undefined;
  /** Rows have a box to select them. */
  selects?: boolean;
  onStar(article: ArticleSummary): void;
  onRead(article: ArticleSummary): void;
  onRemove(article: ArticleSummary): void;
  /** Offers the formats for the article. */
  onExport?: ((article: ArticleSummary) => void) | undefined;
}

/**
 * Keys that act on the row that has the focus. From a search field an arrow down goes to the first row; the row that is
 * opened or selected is the one whose link or box is pressed, so that nothing can be done by key that a click can't.
 */
export function useRowCommands({ list, count, articleAt, selects = false, ...act }: RowCommands): void {
  const onRow = (action: (article: ArticleSummary) => void) => () => {
    const index = focusedIndex();
    const article = index === undefined ? undefined : articleAt(index);
    if (!article) return false;
    action(article);
    return true;
  };
  const step = (by: 1 | -1) => () => {
    if (count === 0) return false;
    const index = focusedIndex();
    const next = index === undefined ? 0 : index + by;
    if (next >= 0 && next < count) list.current?.focusRow(next);
    return true;
  };
  useCommands({
    down: step(1),
    up: step(-1),
    open: () => press('.row-main'),
    select: selects ? () => press('.row-select input') : undefined,
    star: onRow(act.onStar),
    read: onRow(act.onRead),
    remove: onRow(act.onRemove),
    export: act.onExport && onRow(act.onExport),
  });
  // The keys are heard as soon as the rows are shown.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isField = event.target instanceof HTMLInputElement && event.target.type === 'search';
      if (event.key !== 'ArrowDown' || !isField || event.defaultPrevented || count === 0) return;
      event.preventDefault();
      list.current?.focusRow(0);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [count]);
}

function focusedRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('.row') ?? null;
}

function focusedIndex(): number | undefined {
  const index = focusedRow()?.dataset.index;
  return index === undefined ? undefined : Number(index);
}

function press(selector: string): boolean {
  const control = focusedRow()?.querySelector<HTMLElement>(selector);
  control?.click();
  return control !== null && control !== undefined;
}
