import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ArticleId } from '@/utils/article/types';
import { parseQuery } from '@/utils/library/search/query';
import { installLocks } from './support/locks';
import { type Library, openLibrary, save } from './support/search-library';

const COUNT = 150;
const idOf = (day: number) => `zaobao:${day}` as ArticleId;
/** The newest is the first row. */
const idAt = (index: number) => idOf(COUNT - index);

let library: Library;
let SearchWindow: typeof import('@/entrypoints/shared/search-window').SearchWindow;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  installLocks();
  library = await openLibrary();
  ({ SearchWindow } = await import('@/entrypoints/shared/search-window'));
  for (let day = 1; day <= COUNT; day++)
    await save(
      library,
      { id: idOf(day), title: `第${day}号`, text: '港口昨天恢复通航。', source: null, byline: null, day },
      day,
    );
  await library.maintainIndex();
});

// The first is decided by the index, the second by the texts.
test.each(['港口', '昨天恢复'])(
  'any hit of %s is read when it comes into sight, and no more',
  async (typed) => {
    const onLoad = vi.fn();
    const hits = new SearchWindow(parseQuery(typed), 'newest', onLoad);
    await hits.refresh();
    expect(hits).toMatchObject({ rows: COUNT, total: COUNT, counted: COUNT, isDamaged: false });
    expect(hits.articleAt(0)?.id).toBe(idAt(0));
    expect(hits.hitAt(0)?.snippet.marks).toHaveLength(1);
    onLoad.mockClear();
    expect(hits.articleAt(120)).toBeUndefined();
    await hits.show({ start: 120, end: 126 });
    expect(onLoad).toHaveBeenCalledOnce();
    expect([120, 125].map((index) => hits.articleAt(index)?.id)).toEqual([idAt(120), idAt(125)]);
    expect(await hits.order()).toEqual(Array.from({ length: COUNT }, (_, index) => idAt(index)));
    const months = await hits.months();
    expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(COUNT);
    expect(months.length).toBeGreaterThan(4);

    // After a change the rows in sight are as the library is now.
    await library.removeArticles([idAt(0)], 1);
    await hits.refresh();
    expect(hits.total).toBe(COUNT - 1);
    expect(hits.articleAt(120)?.id).toBe(idAt(121));
  },
);

test('a search that is closed stops, and says no more', async () => {
  const onLoad = vi.fn();
  const hits = new SearchWindow(parseQuery('昨天恢复'), 'best', onLoad);
  const refreshing = hits.refresh();
  hits.close();
  await refreshing;
  expect(hits.total).toBeUndefined();
  expect(onLoad).not.toHaveBeenCalled();
});

// The first is decided by the index, the second by the texts.
test.each(['港口', '昨天恢复'])(
  'the first hits of %s are shown before the others are read',
  async (typed) => {
    const seen: (readonly [string | undefined, string | undefined])[] = [];
    const look = () => seen.push([hits.articleAt(7)?.id, hits.articleAt(8)?.id]);
    const hits: InstanceType<typeof SearchWindow> = new SearchWindow(parseQuery(typed), 'newest', look);
    await hits.refresh();
    expect(seen[0]).toEqual([idAt(7), undefined]);
    expect([8, 19].map((index) => hits.articleAt(index)?.id)).toEqual([idAt(8), idAt(19)]);
    expect(hits.articleAt(20)).toBeUndefined();
  },
);

test('dates that are remembered are those of the index as it is now', async () => {
  const { DatesCache } = await import('@/utils/library/search/dates-cache');
  const known = new DatesCache();
  const find = async () => {
    let ids: string[] = [];
    const options = { sort: 'newest', limit: 200, known } as const;
    for await (const { hits } of library.searchArticles(parseQuery('港口'), options))
      ids = hits.map(({ summary }) => summary.id);
    return ids;
  };
  expect(await find()).toEqual(Array.from({ length: COUNT }, (_, index) => idAt(index)));
  await library.removeArticles([idAt(1), idAt(2)], 1);
  const moved = { id: idAt(5), title: '题', text: '港口', source: null, byline: null };
  await save(library, { ...moved, day: COUNT + 9 }, COUNT + 9);
  await library.maintainIndex();
  const left = Array.from({ length: COUNT }, (_, index) => index).filter((at) => ![1, 2, 5].includes(at));
  expect(await find()).toEqual([idAt(5), ...left.map(idAt)]);
  const { rebuildIndex } = await import('@/utils/library/search/check');
  await rebuildIndex();
  expect(await find()).toEqual([idAt(5), ...left.map(idAt)]);
});
