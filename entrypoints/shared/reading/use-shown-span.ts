import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Span } from '@/utils/article/highlight';
import type { ArticleText } from './article-text';
import type { PlacedHighlight } from './paint-highlights';
import { scrollToPlace } from './position';

/** The function that brings a part of the text into sight; goes at once to the highlight that the address names. */
export function useShownSpan(
  scroller: RefObject<HTMLElement | null>,
  text: ArticleText | undefined,
  placed: readonly PlacedHighlight[],
  wanted: string | undefined,
): (span: Span) => void {
  const gone = useRef(false);
  const show = (span: Span) => {
    if (!scroller.current || !text) return;
    scrollToPlace(scroller.current, text, span.start);
    // Not at the very edge: what leads up to it matters too.
    scroller.current.scrollTop -= scroller.current.clientHeight / 4;
  };
  useEffect(() => {
    const span = placed.find(({ highlight }) => highlight.id === wanted)?.span;
    if (!text || !span || gone.current) return;
    gone.current = true;
    show(span);
  }, [text, placed, wanted]);
  return show;
}
