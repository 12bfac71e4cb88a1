import { Readability } from '@mozilla/readability';

/** What Readability found on a page without rules. HTML is hostile still. */
export interface Readable {
  html: string;
  title: string | null;
  byline: string | null;
}

/**
 * Length from which Readability is content with its first, strict attempt, in characters.
 * Its default of 500 fits English; the median zaobao report has 458 characters, so that most Chinese news would be
 * taken with weaker and weaker filters until furniture makes up the length. Shorter reports still come through:
 * after all attempts Readability takes the longest.
 */
const charThreshold = 60;

/**
 * Finds the article of any page, with Readability's two mistakes about Chinese corrected.
 * Changes `copy`; null where there is no article.
 */
export function readArticle(copy: Document): Readable | null {
  const found = new ChineseReadability(copy, { charThreshold, keepClasses: true }).parse();
  if (!found?.content) return null;
  return { html: found.content, title: found.title || null, byline: found.byline || null };
}

/**
 * A block with less than ten commas is dropped when it looks like furniture otherwise, and Readability counts
 * ASCII commas there alone: Chinese text would have none. (Its scoring knows the other commas.)
 */
class ChineseReadability extends Readability {
  _getCharCount(element: Element, separator = ','): number {
    const characters = separator === ',' ? /[,，、﹐；]/ : separator;
    return (element.textContent ?? '').split(characters).length - 1;
  }
}
