import { excerptOf, languageOf, lengthOf } from '../article/text';
import type { Article, ArticleSummary } from '../article/types';
import { cleanFragment } from '../extract/fragment';
import type { ImportContext } from './types';

/**
 * An imported article made again, by the rules of today, from the body that was kept of its post.
 * What the post's front matter said stays as it is.
 */
export function importAgain(
  summary: ArticleSummary,
  snapshot: string,
  { sanitize, parse }: Pick<ImportContext, 'sanitize' | 'parse'>,
): Article {
  const { url, title, post, site, siteName, published, layout, method } = summary;
  const clean = cleanFragment(snapshot, { url, sanitize, parse: (html) => parse(html, url).body });
  return {
    ...{ id: summary.id, url, visitedUrl: summary.visitedUrl, site, siteName, title, post, layout, method },
    ...{ published, source: summary.source, section: summary.section, modifiedAt: summary.modifiedAt },
    html: clean.html,
    text: clean.text,
    pictures: clean.pictures,
    byline: clean.byline ?? summary.byline,
    credits: clean.credits.length > 0 ? clean.credits : summary.credits,
    partial: clean.partial,
    language: languageOf(title + clean.text),
    excerpt: excerptOf(clean.text),
    length: lengthOf(clean.text),
    snapshot,
  };
}
