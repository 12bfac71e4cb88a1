import type { LibraryQuery } from '@/utils/library/search/library-query';

export const sections = ['library', 'highlights', 'import', 'settings', 'about'] as const;

export type Section = (typeof sections)[number];

/** What the library page shows, as it stands in the address after `#`. */
export interface Route {
  section: Section;
  query: LibraryQuery;
}

export const defaultQuery: LibraryQuery = { sort: 'savedAt', direction: 'newest' };

/** Reads `#library?sort=published&site=zaobao&read=no&star=yes&tag=…&search=…&rank=best`; whatever it does not know is left out. */
export function parseRoute(hash: string): Route {
  const [name = '', search = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const parameters = new URLSearchParams(search);
  const read = parameters.get('read');
  return {
    section: sections.find((section) => section === name) ?? 'library',
    query: {
      sort: parameters.get('sort') === 'published' ? 'sortDate' : 'savedAt',
      direction: parameters.get('order') === 'oldest' ? 'oldest' : 'newest',
      ...(parameters.get('site') && { site: parameters.get('site') ?? '' }),
      ...((read === 'yes' || read === 'no') && { read: read === 'yes' }),
      ...(parameters.get('star') === 'yes' && { starred: true as const }),
      ...(parameters.get('tag') && { tag: parameters.get('tag') ?? '' }),
      ...(parameters.get('search') && { search: parameters.get('search') ?? '' }),
      ...(parameters.get('rank') === 'best' && { best: true as const }),
    },
  };
}

/** The inverse of `parseRoute`; what is as by default is not written. */
export function formatRoute({ section, query }: Route): string {
  const parameters = new URLSearchParams();
  if (query.sort === 'sortDate') parameters.set('sort', 'published');
  if (query.direction === 'oldest') parameters.set('order', 'oldest');
  if (query.site) parameters.set('site', query.site);
  if (query.read !== undefined) parameters.set('read', query.read ? 'yes' : 'no');
  if (query.starred) parameters.set('star', 'yes');
  if (query.tag) parameters.set('tag', query.tag);
  if (query.search) parameters.set('search', query.search);
  if (query.best) parameters.set('rank', 'best');
  const search = parameters.toString();
  return search ? `#${section}?${search}` : `#${section}`;
}

/** Whether two queries find the same articles, in whatever order. */
export function findsTheSame(left: LibraryQuery, right: LibraryQuery): boolean {
  const conditions = ({ site, read, starred, tag, search }: LibraryQuery) =>
    JSON.stringify([site, read, starred, tag, search?.trim() || undefined]);
  return conditions(left) === conditions(right);
}
