import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ArticleSummary, ReadingPosition } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';

/** How often the position is kept while one scrolls, and how long a text that fits the window counts as read. In ms. */
const KEEP_INTERVAL = 800;
const GLANCE = 3_000;
/** From here on, 0 to 1, the text counts as read to its end. */
const END = 0.98;

/**
 * Opens an article where it was left, keeps the place while one reads, and marks it as read at its end.
 * `scroller` scrolls `body`; nothing happens until `article` is given.
 */
export function useReadingPosition(
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  article: ArticleSummary | undefined,
): void {
  // Only another article starts this again: changes of the same one are often our own.
  useEffect(() => {
    if (!article || !scroller.current || !body.current) return;
    return followReading(scroller.current, body.current, article);
  }, [article?.id]);
}

/** Does all of it until the function it returns is called. */
function followReading(scroller: HTMLElement, body: HTMLElement, article: ArticleSummary): () => void {
  restorePosition(scroller, body, article.position);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let finished = article.read === 1;
  let moved = false;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!moved) return;
    moved = false;
    void toBackground('setPosition', article.id, readPosition(scroller, body)).catch(ignoreGone);
  };
  const finishAtEnd = () => {
    if (finished || progressOf(scroller) < END) return;
    finished = true;
    void toBackground('markArticles', [article.id], { read: true }).catch(ignoreGone);
  };
  const onScroll = () => {
    moved = true;
    timer ??= setTimeout(keep, KEEP_INTERVAL);
    finishAtEnd();
  };
  const glance = setTimeout(finishAtEnd, GLANCE);
  // Scrolling of the page itself is told to the document alone, hence the capture.
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  window.addEventListener('pagehide', keep);
  return () => {
    clearTimeout(glance);
    document.removeEventListener('scroll', onScroll, { capture: true });
    window.removeEventListener('pagehide', keep);
    keep();
  };
}

/** Blocks of text in order, whatever their size on the screen: a position outlives re-typesetting. */
function blocksOf(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>('p, li, h2, h3, h4, figure, table, pre')];
}

function restorePosition(scroller: HTMLElement, body: HTMLElement, position: ReadingPosition | null): void {
  if (!position || position.paragraph === 0 || position.progress >= END) {
    scroller.scrollTop = 0;
    return;
  }
  const block = blocksOf(body)[position.paragraph];
  if (block) scroller.scrollTop += block.getBoundingClientRect().top - topLine(scroller);
}

function readPosition(scroller: HTMLElement, body: HTMLElement): ReadingPosition {
  const line = topLine(scroller);
  const paragraph = blocksOf(body).findIndex((block) => block.getBoundingClientRect().bottom > line);
  return { paragraph: Math.max(0, paragraph), progress: progressOf(scroller) };
}

/** What stands above this line of the window is under a toolbar or out of sight. Pixels. */
function topLine(scroller: HTMLElement): number {
  return Math.max(0, scroller.getBoundingClientRect().top) + 64;
}

function progressOf(scroller: HTMLElement): number {
  const room = scroller.scrollHeight - scroller.clientHeight;
  return room <= 1 ? 1 : Math.min(1, Math.max(0, scroller.scrollTop / room));
}

/** The article may have been removed on another page; its position is then of no use. */
function ignoreGone(error: unknown): void {
  console.debug('Position not kept', error);
}
