import type { HighlightColour } from '@/utils/article/highlight';
import type { HighlightedArticle } from '@/utils/library/highlights';

/** The highlights of a colour whose quote, note or article's title contains every word. */
export function filterHighlights(
  articles: readonly HighlightedArticle[],
  typed: string,
  colour: HighlightColour | undefined,
): HighlightedArticle[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  return articles.flatMap(({ summary, highlights }) => {
    const found = highlights.filter((highlight) => {
      if (colour && highlight.colour !== colour) return false;
      const text = fold([highlight.quote, highlight.note, summary.title].join('\n'));
      return words.every((word) => text.includes(word));
    });
    return found.length > 0 ? [{ summary, highlights: found }] : [];
  });
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
