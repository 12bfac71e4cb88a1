import type { TextPlace } from '@/utils/article/highlight';
import type { ReadingPosition } from '@/utils/article/types';
import type { ArticleText } from './article-text';

/** From here on, 0 to 1, a text counts as read to its end. */
export const END = 0.98;

/** What stands above this line of the window is under a toolbar or out of sight. Pixels. */
const TOOLBAR = 64;

/** The place in the text at the upper edge of what is in sight, and how far through it that is. */
export function readPosition(scroller: HTMLElement, text: ArticleText): ReadingPosition {
  const line = topLine(scroller);
  const progress = progressOf(scroller, text.body);
  const paragraph = firstBelow(text, line);
  if (paragraph === undefined) return { paragraph: 0, offset: 0, progress };
  return { paragraph, offset: offsetAt(text, paragraph, line), progress };
}

/** Scrolls so that a place stands at the upper edge, whatever the text is set like now. */
export function scrollToPlace(scroller: HTMLElement, text: ArticleText, place: TextPlace): void {
  const { paragraph, offset } = place;
  const range = text.rangeOf(place, { paragraph, offset: offset + 1 });
  const block = text.paragraphs[paragraph]?.block;
  const box = range?.getClientRects()[0] ?? block?.getBoundingClientRect();
  if (box) scroller.scrollTop += box.top - topLine(scroller);
}

/** How far through the text one is, 0 to 1; 1 where all of it is in sight. */
export function progressOf(scroller: HTMLElement, body: HTMLElement): number {
  const { top, height } = body.getBoundingClientRect();
  const view = viewOf(scroller);
  const room = height - view.height;
  if (room <= 1) return top + height <= view.top + view.height + 1 ? 1 : 0;
  return Math.min(1, Math.max(0, (view.top - top) / room));
}

/** Pixels from the window's upper edge; the page itself scrolls within the window. */
function viewOf(scroller: HTMLElement): { top: number; height: number } {
  const isPage = scroller === scroller.ownerDocument.documentElement;
  return { top: isPage ? 0 : scroller.getBoundingClientRect().top, height: scroller.clientHeight };
}

function topLine(scroller: HTMLElement): number {
  return viewOf(scroller).top + TOOLBAR;
}

/** The first paragraph that reaches below a line; paragraphs follow each other, so half of them are passed at once. */
function firstBelow(text: ArticleText, line: number): number | undefined {
  const reaches = (index: number) => {
    const last = text.paragraphs[index]?.nodes.at(-1);
    if (!last) return false;
    const range = document.createRange();
    range.selectNodeContents(last);
    return range.getBoundingClientRect().bottom > line;
  };
  return firstWhere(text.paragraphs.length, reaches);
}

/** The first character of a paragraph whose line reaches below `line`; the first of all where lines run downwards. */
function offsetAt(text: ArticleText, paragraph: number, line: number): number {
  if (getComputedStyle(text.body).writingMode.startsWith('vertical')) return 0;
  const length = text.paragraphs[paragraph]?.text.length ?? 0;
  const found = firstWhere(length, (offset) => {
    const range = text.rangeOf({ paragraph, offset }, { paragraph, offset: offset + 1 });
    return (range?.getBoundingClientRect().bottom ?? 0) > line + 1;
  });
  return found ?? 0;
}

/** The first of `count` indexes for which `holds` is true, which it then is for all after it. */
function firstWhere(count: number, holds: (index: number) => boolean): number | undefined {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low < count ? low : undefined;
}
