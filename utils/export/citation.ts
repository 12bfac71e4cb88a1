import type { ArticleSummary } from '../article/types';
import { publishedClock, toIso } from './dates';
import { namesOf, titleOf, toLine } from './facts';
import { wordsFor } from './words';

/**
 * A reference after GB/T 7714—2015, 8.8 (electronic resources), as a newspaper online `[N/OL]`: who, what, where,
 * when it appeared, when it was read, address. Parts that are unknown are left out.
 */
export function citeGbt(summary: ArticleSummary): string {
  const { siteName, published, savedAt, url, language } = summary;
  const names = namesOf(summary).map(toLine).filter(Boolean);
  // More than three names are cut after the third (8.1.2).
  const people = names.length > 3 ? `${names.slice(0, 3).join(', ')}, 等` : names.join(', ');
  const day = publishedClock(published)?.slice(0, 10);
  const read = `[${toIso(savedAt)?.slice(0, 10) ?? ''}]`;
  const title = titleOf(summary, wordsFor[language]);
  const place = [toLine(siteName), day].filter(Boolean).join(', ');
  return [people && `${people}. `, `${title}[N/OL]. `, place, read, `. ${url}.`].filter(Boolean).join('');
}

/** The same in words, for a text that follows no standard: who, title, publisher, day, address, day of saving. */
export function citePlain(summary: ArticleSummary): string {
  const { siteName, published, savedAt, url, language, source } = summary;
  const words = wordsFor[language];
  const names = namesOf(summary).map(toLine).filter(Boolean);
  const title = titleOf(summary, words);
  const [day, read] = [publishedClock(published)?.slice(0, 10), toIso(savedAt)?.slice(0, 10)];
  const outlet = [toLine(siteName), source && `${words.source}${words.colon}${toLine(source)}`];
  if (language === 'en') {
    const parts = [names.join(', '), `“${title}”`, ...outlet, day, `${url} (saved ${read})`];
    return `${parts.filter(Boolean).join(', ')}.`;
  }
  const parts = [`《${title}》`, ...outlet, day, url];
  const people = names.length > 0 ? `${names.join('、')}：` : '';
  return `${people}${parts.filter(Boolean).join('，')}（${read} ${words.saved}）。`;
}
