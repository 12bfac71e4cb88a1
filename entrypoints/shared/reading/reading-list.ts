import type { ArticleId } from '@/utils/article/types';
import { getSummaries, listIds } from '@/utils/library/read';
import { readingList } from '@/utils/settings/reading';

/** Articles kept on each side of the one that is opened. */
const SIDE = 200;
const key = 'readingList';

/**
 * Keeps the list an article is opened from, as it stands: an article that is read meanwhile stays in its place. It is
 * written for this tab before this returns, because the page may be about to go, and then for others.
 */
export function keepReadingList(ids: readonly ArticleId[], opened: ArticleId): void {
  const at = ids.indexOf(opened);
  if (at === -1) return;
  const around = ids.slice(Math.max(0, at - SIDE), at + SIDE + 1);
  sessionStorage.setItem(key, JSON.stringify(around));
  void readingList.setValue(around);
}

/** The same for an article opened from a list on a page: what is loaded around it at once, the rest as soon as it is known. */
export function keepShownList({ articleAt, order }: ShownList, index: number, opened: ArticleId): void {
  const indexes = Array.from({ length: 2 * SIDE + 1 }, (_, at) => index - SIDE + at);
  keepReadingList(
    indexes.flatMap((at) => (at >= 0 && articleAt(at)?.id) || []),
    opened,
  );
  void order().then((ids) => keepReadingList(ids, opened));
}

interface ShownList {
  articleAt(index: number): { id: ArticleId } | undefined;
  order(): Promise<readonly ArticleId[]>;
}

export interface Neighbours {
  previous: ArticleId | undefined;
  next: ArticleId | undefined;
}

/** The articles before and after one in the list it was opened from, or else in the order of saving. */
export async function findNeighbours(id: ArticleId): Promise<Neighbours> {
  const list = await findList(id);
  const at = list.indexOf(id);
  if (at === -1) return { previous: undefined, next: undefined };
  const [previous, next] = await Promise.all([
    firstKept(list.slice(Math.max(0, at - 20), at).reverse()),
    firstKept(list.slice(at + 1, at + 21)),
  ]);
  return { previous, next };
}

async function findList(id: ArticleId): Promise<readonly ArticleId[]> {
  const mine = JSON.parse(sessionStorage.getItem(key) ?? '[]') as ArticleId[];
  if (mine.includes(id)) return mine;
  const others = (await readingList.getValue()) as readonly ArticleId[];
  return others.includes(id) ? others : listIds({ sort: 'savedAt', direction: 'newest' });
}

/** The first that was not removed meanwhile. */
async function firstKept(ids: readonly ArticleId[]): Promise<ArticleId | undefined> {
  const summaries = await getSummaries(ids);
  return summaries.find((summary) => summary !== undefined)?.id;
}
