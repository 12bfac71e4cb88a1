import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { rowsInSight, rowsToRender, type Scene, type Span, scrollToShow } from './row-window';

/** Rows rendered beyond those in sight on each side, and the step in which they change. */
const MARGIN = 8;
const STEP = 4;
/** Where a page has no layout (tests), rows are as high as this, in px. */
const NO_LAYOUT_ROW = 96;

export interface RowWindow {
  /** Rows to render. */
  span: Span;
  /** Pixels. */
  rowHeight: number;
  /** Whole rows in sight: a step of Page Up and Page Down. */
  page: number;
  /** Scrolls a row to the upper edge, or just into sight. */
  reveal(index: number, where: 'top' | 'sight'): void;
}

interface RowWindowOptions {
  list: RefObject<HTMLElement | null>;
  /** As high as one row. */
  ruler: RefObject<HTMLElement | null>;
  /** What scrolls the list; the page without it. */
  scroller: RefObject<HTMLElement | null> | undefined;
  count: number;
  /** Called with the rows in sight whenever they change. */
  onSight: ((span: Span) => void) | undefined;
}

/** Which of a list's equally high rows are in sight, followed while something scrolls or changes its size. */
export function useRowWindow({ list, ruler, scroller, count, onSight }: RowWindowOptions): RowWindow {
  const [view, setView] = useState({ start: 0, end: Math.min(count, MARGIN * 3), rowHeight: NO_LAYOUT_ROW });
  const [page, setPage] = useState(1);
  const told = useRef('');
  const latest = useRef({ count, onSight });
  latest.current = { count, onSight };
  const look = useCallback((): { scene: Scene; frame: HTMLElement } | undefined => {
    const frame = scroller ? scroller.current : document.documentElement;
    if (!list.current || !frame) return undefined;
    const edge = scroller ? frame.getBoundingClientRect().top + frame.clientTop : 0;
    const above = edge - list.current.getBoundingClientRect().top;
    const rowHeight = ruler.current?.offsetHeight || NO_LAYOUT_ROW;
    return { frame, scene: { above, height: frame.clientHeight, rowHeight, count: latest.current.count } };
  }, [list, ruler, scroller]);
  const update = useCallback(() => {
    const seen = look();
    if (!seen) return;
    const { scene, frame } = seen;
    const { start, end } = rowsToRender(scene, MARGIN, STEP);
    const { rowHeight } = scene;
    setView((old) =>
      old.start === start && old.end === end && old.rowHeight === rowHeight ? old : { start, end, rowHeight },
    );
    setPage(Math.max(1, Math.floor(scene.height / rowHeight) - 1));
    // What lies under a bar is not seen. A pixel is left to rounding.
    const hidden = coveredBy(frame) + 1;
    const sight = rowsInSight({ ...scene, above: scene.above + hidden, height: scene.height - hidden });
    if (told.current === `${sight.start}-${sight.end}`) return;
    told.current = `${sight.start}-${sight.end}`;
    latest.current.onSight?.(sight);
  }, [look]);
  // After every render: what stands above the list may have changed its height.
  useLayoutEffect(update);
  useLayoutEffect(() => {
    // Scrolling is told to what scrolls alone, hence the capture.
    addEventListener('scroll', update, { capture: true, passive: true });
    addEventListener('resize', update);
    return () => {
      removeEventListener('scroll', update, { capture: true });
      removeEventListener('resize', update);
    };
  }, [update]);
  const reveal = useCallback(
    (index: number, where: 'top' | 'sight') => {
      const seen = look();
      if (!seen) return;
      const { frame, scene } = seen;
      const covered = coveredBy(frame);
      frame.scrollTop +=
        where === 'top'
          ? index * scene.rowHeight - scene.above - covered
          : scrollToShow(index, scene, covered);
      update();
    },
    [look, update],
  );
  return { span: view, rowHeight: view.rowHeight, page, reveal };
}

/** What a bar at the upper edge covers, as the page's style says. Pixels. */
function coveredBy(frame: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(frame).scrollPaddingTop) || 0;
}
