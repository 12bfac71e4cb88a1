import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { KnownCounts } from '@/entrypoints/shared/library-window';
import type { ArticleId } from '@/utils/article/types';
import type { ListQuery } from '@/utils/library/list-query';
import { makeStored } from './support/make-article';

const newest: ListQuery = { sort: 'savedAt', direction: 'newest' };
const COUNT = 260;

async function openLibrary() {
  vi.resetModules();
  const [{ LibraryWindow }, write, marks] = await Promise.all([
    import('@/entrypoints/shared/library-window'),
    import('@/utils/library/write'),
    import('@/utils/library/marks'),
  ]);
  return { LibraryWindow, ...write, ...marks };
}

let library: Awaited<ReturnType<typeof openLibrary>>;

/** The last saved is the first row. */
const idAt = (index: number) => `zaobao:${COUNT - index}` as ArticleId;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  library = await openLibrary();
  for (let n = 1; n <= COUNT; n++) {
    const stored = await makeStored({ id: `zaobao:${n}` }, { savedAt: n });
    await library.putArticle({ stored, files: [], thumbnail: null });
  }
});

test('the first rows are there before all are counted', async () => {
  const counts: (number | undefined)[] = [];
  const articles = new library.LibraryWindow(
    newest,
    () => {
      expect(articles.articleAt(0)?.id).toBe(idAt(0));
      counts.push(articles.total);
    },
    new Map(),
  );
  await articles.refresh();
  expect(counts).toEqual([undefined]);
  expect(articles).toMatchObject({ rows: COUNT, total: COUNT });
});

test('any row is read when it comes into sight, and no more than those around it', async () => {
  const onLoad = vi.fn();
  const articles = new library.LibraryWindow(newest, onLoad, new Map());
  await articles.refresh();
  onLoad.mockClear();
  expect(articles.articleAt(200)).toBeUndefined();
  await articles.show({ start: 200, end: 206 });
  expect(onLoad).toHaveBeenCalledOnce();
  for (const index of [150, 200, 205, 259]) expect(articles.articleAt(index)?.id).toBe(idAt(index));
  expect(articles.articleAt(20)).toBeUndefined();
  expect(articles.articleAt(COUNT)).toBeUndefined();
  await articles.show({ start: 202, end: 208 });
  expect(onLoad).toHaveBeenCalledOnce();
});

test('when sight moves on while rows are read, the later rows win', async () => {
  const articles = new library.LibraryWindow(newest, () => {}, new Map());
  await articles.refresh();
  await Promise.all([articles.show({ start: 100, end: 106 }), articles.show({ start: 250, end: 256 })]);
  expect(articles.articleAt(255)?.id).toBe(idAt(255));
});

test('after a change the rows in sight are as the library is now', async () => {
  const articles = new library.LibraryWindow(newest, () => {}, new Map());
  await articles.refresh();
  await articles.show({ start: 200, end: 206 });
  await library.markArticles([idAt(201)], { starred: true });
  await library.removeArticles([idAt(0)], 1);
  await articles.refresh();
  expect(articles.total).toBe(COUNT - 1);
  expect(articles.articleAt(200)).toMatchObject({ id: idAt(201), starred: 1 });
});

test('a query without an index of its own is listed as well', async () => {
  await library.markArticles([idAt(3), idAt(250)], { addTags: ['经济'] });
  const articles = new library.LibraryWindow({ ...newest, tag: '经济' }, () => {}, new Map());
  await articles.refresh();
  expect(articles.total).toBe(2);
  expect([0, 1].map((index) => articles.articleAt(index)?.id)).toEqual([idAt(3), idAt(250)]);
  expect(await articles.order()).toEqual([idAt(3), idAt(250)]);
});

test('what was counted is not counted again, until it is forgotten', async () => {
  const known: KnownCounts = new Map();
  const open = async () => {
    const articles = new library.LibraryWindow(newest, () => {}, known);
    await articles.refresh();
    return [articles.total, (await articles.months()).reduce((sum, { count }) => sum + count, 0)];
  };
  expect(await open()).toEqual([COUNT, COUNT]);
  const count = vi.spyOn(IDBObjectStore.prototype, 'count');
  expect(await open()).toEqual([COUNT, COUNT]);
  expect(count).not.toHaveBeenCalled();
  await library.removeArticles([idAt(0)], 1);
  known.clear();
  expect(await open()).toEqual([COUNT - 1, COUNT - 1]);
  expect(count).toHaveBeenCalled();
});

test('a list that is closed counts no more months, and the next one counts them anew', async () => {
  const known: KnownCounts = new Map();
  const [first, next] = [0, 1].map(() => new library.LibraryWindow(newest, () => {}, known));
  await first?.refresh();
  const counting = first?.months();
  first?.close();
  const months = next?.months();
  await expect(counting).rejects.toMatchObject({ name: 'AbortError' });
  expect((await months)?.reduce((sum, { count }) => sum + count, 0)).toBe(COUNT);
  first?.close();
  expect(await next?.months()).toBe(await months);
});
