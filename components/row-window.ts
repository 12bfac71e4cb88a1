/** Rows from `start` up to but without `end`, counted from 0. */
export interface Span {
  start: number;
  end: number;
}

/** A list of equally high rows behind a window. Pixels. */
export interface Scene {
  /** How far the list's beginning is above the window's upper edge; negative while it is below it. */
  above: number;
  /** Height of the window. */
  height: number;
  rowHeight: number;
  count: number;
}

/** The rows that the window shows, also in part. */
export function rowsInSight({ above, height, rowHeight, count }: Scene): Span {
  const start = clamp(Math.floor(above / rowHeight), 0, count);
  return { start, end: clamp(Math.ceil((above + height) / rowHeight), start, count) };
}

/**
 * The rows to have in the page: those in sight and some on both sides, in steps of `step`, so that scrolling by a row
 * seldom changes them.
 */
export function rowsToRender(scene: Scene, margin: number, step: number): Span {
  const { start, end } = rowsInSight(scene);
  return {
    start: clamp(Math.floor((start - margin) / step) * step, 0, scene.count),
    end: clamp(Math.ceil((end + margin) / step) * step, 0, scene.count),
  };
}

/** By how much to scroll so that a row is whole in the window; `covered` of it lies under a bar at its upper edge. */
export function scrollToShow(index: number, { above, height, rowHeight }: Scene, covered: number): number {
  const top = index * rowHeight - above;
  if (top < covered) return top - covered;
  return Math.max(0, top + rowHeight - height);
}

/** Indexes to render in order: a span, and one row beside it that must not go because it has the focus. */
export function indexesOf({ start, end }: Span, kept: number | undefined, count: number): number[] {
  const indexes = Array.from({ length: end - start }, (_, index) => start + index);
  if (kept === undefined || kept >= count || (kept >= start && kept < end)) return indexes;
  return kept < start ? [kept, ...indexes] : [...indexes, kept];
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}
