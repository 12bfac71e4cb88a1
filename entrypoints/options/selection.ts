import type { ArticleId } from '@/utils/article/types';
import { findIds, type LibraryQuery } from '@/utils/library/search/library-query';

/**
 * What is selected. Selecting all of 60,000 articles is a query and not a list of them, so `all-but` holds the
 * exceptions alone.
 */
export interface Selection {
  mode: 'only' | 'all-but';
  ids: ReadonlySet<ArticleId>;
}

export const nothing: Selection = { mode: 'only', ids: new Set() };

export const everything: Selection = { mode: 'all-but', ids: new Set() };

export function isSelected({ mode, ids }: Selection, id: ArticleId): boolean {
  return ids.has(id) === (mode === 'only');
}

/** How many are selected, where the query finds `total`. */
export function countSelected({ mode, ids }: Selection, total: number): number {
  return mode === 'only' ? ids.size : Math.max(0, total - ids.size);
}

/** The selection after these articles were selected or unselected. */
export function select(selection: Selection, ids: readonly ArticleId[], selected: boolean): Selection {
  const named = new Set(selection.ids);
  for (const id of ids) {
    if (selected === (selection.mode === 'only')) named.add(id);
    else named.delete(id);
  }
  return { mode: selection.mode, ids: named };
}

/** What stands between two articles of a list, both included; only `to` where `from` is not in the list. */
export function rangeOf(list: readonly ArticleId[], from: ArticleId | undefined, to: ArticleId): ArticleId[] {
  const end = list.indexOf(to);
  const start = from === undefined ? -1 : list.indexOf(from);
  if (start === -1 || end === -1) return [to];
  return list.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** The ids selected; where all are, in the order of a list, but in none of a search; read from the library only now that they are needed. */
export async function resolveSelection({ mode, ids }: Selection, query: LibraryQuery): Promise<ArticleId[]> {
  if (mode === 'only') return [...ids];
  return (await findIds(query)).filter((id) => !ids.has(id));
}
