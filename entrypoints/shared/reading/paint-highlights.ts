import { type Highlight, highlightColours, type Span, type TextPlace } from '@/utils/article/highlight';
import type { ArticleText } from './article-text';

export interface PlacedHighlight {
  highlight: Highlight;
  /** Where its words stand now; undefined where they are gone from the text. */
  span: Span | undefined;
}

/**
 * Paints highlights without touching the page's tree, so that nothing in it moves and searching goes on working. For
 * this Firefox has to be 140 at least: wxt.config.ts.
 */
export function paintHighlights(text: ArticleText, placed: readonly PlacedHighlight[]): void {
  for (const colour of highlightColours) {
    const own = placed.filter(({ highlight }) => highlight.colour === colour);
    paintSpans(text, `marked-${colour}`, own);
  }
  paintSpans(
    text,
    'noted',
    placed.filter(({ highlight }) => highlight.note !== ''),
  );
}

/** Paints parts of the text under a name that `::highlight()` knows. */
export function paintSpans(
  text: ArticleText,
  name: string,
  spans: readonly { span: Span | undefined }[],
): void {
  const ranges = spans.flatMap(({ span }) => (span ? (text.rangeOf(span.start, span.end) ?? []) : []));
  if (ranges.length > 0) CSS.highlights.set(name, new window.Highlight(...ranges));
  else CSS.highlights.delete(name);
}

/** The highlight at a place; of several the one that begins last. */
export function highlightAt(
  placed: readonly PlacedHighlight[],
  place: TextPlace,
): PlacedHighlight | undefined {
  return placed.findLast(
    ({ span }) => span && comparePlaces(span.start, place) <= 0 && comparePlaces(place, span.end) <= 0,
  );
}

function comparePlaces(left: TextPlace, right: TextPlace): number {
  return left.paragraph - right.paragraph || left.offset - right.offset;
}
