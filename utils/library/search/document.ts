import type { ArticleSummary } from '../../article/types';
import { fold } from './fold';

/** An article as search sees it, all of it folded. */
export interface SearchDocument {
  title: string;
  /** Title, byline, source, site and text. */
  whole: string;
  /** What `site:` may call its site. */
  sites: readonly string[];
  /** Day of publication at the publisher, else of saving in UTC: `YYYY-MM-DD`. */
  day: string;
  /** When it appeared, else when it was saved; epoch ms. */
  date: number;
}

type Facts = Pick<
  ArticleSummary,
  'title' | 'byline' | 'source' | 'siteName' | 'site' | 'url' | 'published' | 'sortDate' | 'savedAt'
>;

/** Between two fields: folding leaves none of it in them, so no phrase reaches from one into the next. */
const FIELD_END = '\0';

export function toDocument(summary: Facts, text: string): SearchDocument {
  const title = fold(summary.title);
  const others = [summary.byline, summary.source, summary.siteName, text].map((field) => fold(field ?? ''));
  return {
    title,
    whole: [title, ...others].join(FIELD_END),
    sites: sitesOf(summary),
    day: dayOf(summary),
    date: summary.sortDate,
  };
}

/** Whether search sees no difference between the two. */
export function isSameDocument(one: Facts, oneText: string, other: Facts, otherText: string): boolean {
  return (
    oneText === otherText &&
    one.sortDate === other.sortDate &&
    dayOf(one) === dayOf(other) &&
    (['title', 'byline', 'source', 'siteName', 'site', 'url'] as const).every(
      (name) => one[name] === other[name],
    )
  );
}

export function sitesOf({ site, siteName, url }: Pick<Facts, 'site' | 'siteName' | 'url'>): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : '';
  return [...new Set([site, siteName, host].map((name) => fold(name).trim()).filter(Boolean))];
}

export function dayOf({ published, savedAt }: Pick<Facts, 'published' | 'savedAt'>): string {
  return (published.local ?? new Date(savedAt).toISOString()).slice(0, 10);
}
