import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ArticleId } from '@/utils/article/types';
import { installLocks } from './support/locks';
import { type Library, openLibrary, save } from './support/search-library';

const DAY = 24 * 60 * 60 * 1000;
let library: Library;
/** The background's modules, as a worker that was just started has them. */
let background: typeof import('@/entrypoints/background/index-upkeep') &
  typeof import('@/entrypoints/background/bin') &
  typeof import('@/utils/library/search/maintain');

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  fakeBrowser.reset();
  installLocks();
  library = await openLibrary();
  const modules = await Promise.all([
    import('@/entrypoints/background/index-upkeep'),
    import('@/entrypoints/background/bin'),
    import('@/utils/library/search/maintain'),
  ]);
  background = Object.assign({}, ...modules);
  for (let day = 1; day <= 40; day++)
    await save(
      library,
      { id: `zaobao:${day}`, title: '题', text: '港口', source: null, byline: null, day },
      day,
    );
});

test('all that waits for the index is taken in, however often it is asked for', async () => {
  expect(await background.isIndexBehind()).toBe(true);
  await Promise.all([background.tendIndex(), background.tendIndex(), background.tendIndex()]);
  expect(await background.isIndexBehind()).toBe(false);
  expect(await (await library.database()).getAll('searchSegments')).toMatchObject([{ articles: 40 }]);
});

test('a failure is told to the console and to nobody else', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('no locks')) } });
  await background.tendIndex();
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});

test('the bin is looked through once a day, and lets go after 30 days', async () => {
  const now = Date.now();
  const binned = async () => (await library.database()).getAllKeys('bin');
  await library.removeArticles(['zaobao:1' as ArticleId], now - 31 * DAY);
  await library.removeArticles(['zaobao:2' as ArticleId], now - 29 * DAY);
  await background.purgeBin();
  expect(await binned()).toEqual(['zaobao:2']);
  await library.removeArticles(['zaobao:3' as ArticleId], now - 40 * DAY);
  await background.purgeBin();
  expect(await binned()).toHaveLength(2);
  vi.spyOn(Date, 'now').mockReturnValue(now + 1.5 * DAY);
  await background.purgeBin();
  expect(await binned()).toEqual([]);
  vi.restoreAllMocks();
});
