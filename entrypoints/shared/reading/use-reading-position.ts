import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ArticleId, ArticleSummary, ReadingPosition } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';
import { markReadAtEndSetting } from '@/utils/settings/reading';
import type { ArticleText } from './article-text';
import { END, progressOf, readPosition, scrollToPlace } from './position';
import { noteRead } from './recent-reads';

/** How often the position is kept while one scrolls, and how long a text that fits the window counts as read. In ms. */
const KEEP_INTERVAL = 800;
const GLANCE = 3_000;

interface Reading {
  /** What scrolls the article. */
  scroller: RefObject<HTMLElement | null>;
  text: ArticleText | undefined;
  /** Nothing happens without it. */
  article: ArticleSummary | undefined;
  /** Goes there instead of where one was. */
  jumpsElsewhere?: boolean;
  onProgress(progress: number): void;
}

/**
 * Opens an article where it was left, keeps the place while one reads and while the text is set anew under one's eyes,
 * and marks it as read at its end.
 */
export function useReadingPosition({
  scroller,
  text,
  article,
  jumpsElsewhere = false,
  onProgress,
}: Reading): void {
  // Only another article or text starts this again: changes of the same one are often our own.
  useEffect(() => {
    if (!article || !scroller.current || !text) return;
    const follower = new Follower(scroller.current, text, article, onProgress);
    follower.start(jumpsElsewhere);
    return () => follower.stop();
  }, [article?.id, text]);
}

class Follower {
  private readonly id: ArticleId;
  /** Where one is, to come back to when the text is set anew; undefined at the beginning. */
  private place: ReadingPosition | undefined;
  private finished: boolean;
  private moved = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private glance: ReturnType<typeof setTimeout> | undefined;
  /** Where the page was scrolled to by us. */
  private scrolledTo: number | undefined;
  private readonly sizes: ResizeObserver;
  private readonly stopText: () => void;
  private readonly scroller: HTMLElement;
  private readonly text: ArticleText;
  private readonly onProgress: (progress: number) => void;

  constructor(
    scroller: HTMLElement,
    text: ArticleText,
    article: ArticleSummary,
    onProgress: (progress: number) => void,
  ) {
    this.scroller = scroller;
    this.text = text;
    this.onProgress = onProgress;
    this.id = article.id;
    this.finished = article.read === 1;
    const { position } = article;
    if (position && position.progress > 0 && position.progress < END) this.place = position;
    this.sizes = new ResizeObserver(this.resettle);
    this.stopText = text.onChange(this.resettle);
  }

  start(jumpsElsewhere: boolean): void {
    if (jumpsElsewhere) this.place = undefined;
    else if (this.place) this.resettle();
    else this.scroller.scrollTop = 0;
    this.sizes.observe(this.text.body);
    this.glance = setTimeout(this.finishAtEnd, GLANCE);
    // Scrolling of the page itself is told to the document alone, hence the capture.
    document.addEventListener('scroll', this.onScroll, { capture: true, passive: true });
    window.addEventListener('pagehide', this.keep);
    this.onProgress(progressOf(this.scroller, this.text.body));
  }

  stop(): void {
    clearTimeout(this.glance);
    this.sizes.disconnect();
    this.stopText();
    document.removeEventListener('scroll', this.onScroll, { capture: true });
    window.removeEventListener('pagehide', this.keep);
    this.keep();
  }

  /** After pictures came, the type changed or the script: back to the place where one was. */
  private readonly resettle = () => {
    if (!this.place) return;
    scrollToPlace(this.scroller, this.text, { offset: 0, ...this.place });
    this.scrolledTo = this.scroller.scrollTop;
  };

  private readonly onScroll = () => {
    this.onProgress(progressOf(this.scroller, this.text.body));
    if (this.scrolledTo !== undefined && Math.abs(this.scroller.scrollTop - this.scrolledTo) < 2) return;
    this.scrolledTo = undefined;
    this.place = readPosition(this.scroller, this.text);
    this.moved = true;
    this.timer ??= setTimeout(this.keep, KEEP_INTERVAL);
    void this.finishAtEnd();
  };

  private readonly keep = () => {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.moved || !this.place) return;
    this.moved = false;
    void toBackground('setPosition', this.id, this.place).catch(ignoreGone);
    void noteRead(this.id);
  };

  private readonly finishAtEnd = async () => {
    if (this.finished || progressOf(this.scroller, this.text.body) < END) return;
    this.finished = true;
    if (!(await markReadAtEndSetting.getValue())) return;
    await toBackground('markArticles', [this.id], { read: true }).catch(ignoreGone);
  };
}

/** The article may have been removed on another page; its position is then of no use. */
function ignoreGone(error: unknown): void {
  console.debug('Position not kept', error);
}
