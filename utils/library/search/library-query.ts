import type { ArticleId } from '../../article/types';
import type { ListQuery } from '../list-query';
import { listIds } from '../read';
import { fold } from './fold';
import type { Sort } from './order';
import { type Filter, isEmptyQuery, parseQuery, type Query } from './query';
import { findArticleIds } from './read-hits';

/** What a page shows of the library: what is searched for, and what its filters leave of it. */
export interface LibraryQuery extends ListQuery {
  /** As the reader typed it. */
  search?: string | undefined;
  /** The best hits first instead of the newest. Without a search it means nothing. */
  best?: true | undefined;
}

/** How a query is answered: from an index of the library alone, or by a search. */
export type Answering = { list: ListQuery } | { search: Query; sort: Sort };

/** Decides how a query is answered. Takes anything that can be typed. */
export function planAnswer({ search = '', best, ...list }: LibraryQuery): Answering {
  const typed = parseQuery(search);
  const marks = isEmptyQuery(typed) ? {} : marksAlone(typed, list);
  if (marks) return { list: { ...list, ...marks } };
  return { search: { ...typed, scope: toFilters(list) }, sort: best ? 'best' : 'newest' };
}

/** Ids of every article that the query finds: in its order where it is a list, in no order where it is a search. */
export async function findIds(query: LibraryQuery, signal?: AbortSignal): Promise<ArticleId[]> {
  const answering = planAnswer(query);
  if ('list' in answering) return listIds(answering.list);
  const found: ArticleId[] = [];
  for await (const ids of findArticleIds(answering.search, signal)) found.push(...ids);
  return found;
}

/** Where `is:` is all that was typed, it is a condition with an index like those of the page's own filters. */
function marksAlone({ words, excluded, filters }: Query, list: ListQuery): Partial<ListQuery> | undefined {
  if (words.length + excluded.length > 0) return undefined;
  const marks: Pick<ListQuery, 'read' | 'starred'> = {};
  for (const filter of filters) {
    if (filter.field !== 'is' || filter.excluded) return undefined;
    if (filter.value === 'starred') marks.starred = true;
    else {
      const read = filter.value === 'read';
      if ((marks.read ?? list.read ?? read) !== read) return undefined;
      marks.read = read;
    }
  }
  return marks;
}

function toFilters({ site, read, starred, tag }: ListQuery): Filter[] {
  const filters: Filter[] = [];
  if (site !== undefined) filters.push({ field: 'site', value: site, excluded: false });
  if (read !== undefined) filters.push({ field: 'is', value: read ? 'read' : 'unread', excluded: false });
  if (starred) filters.push({ field: 'is', value: 'starred', excluded: false });
  if (tag !== undefined) filters.push({ field: 'tag', value: fold(tag).trim(), excluded: false });
  return filters;
}
