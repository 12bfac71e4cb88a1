import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticleId } from '@/utils/article/types';
import { makeArticle, makePicture, makeStored } from './support/make-article';

const day = (n: number) => Date.UTC(2024, 0, n);
const id = (text: string) => text as ArticleId;

/** The library's modules over an empty database: the connection is kept in a module. */
async function openLibrary() {
  vi.resetModules();
  const [read, write, saves, marks] = await Promise.all([
    import('@/utils/library/read'),
    import('@/utils/library/write'),
    import('@/utils/library/saves'),
    import('@/utils/library/marks'),
  ]);
  return { ...read, ...write, ...saves, ...marks };
}

let library: Awaited<ReturnType<typeof openLibrary>>;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  library = await openLibrary();
});

async function put(parts: Parameters<typeof makeStored>[0], savedAt: number, hashes: string[] = []) {
  const pictures = hashes.map((hash) => ({ url: makePicture(hash).url, alt: '', caption: null }));
  const stored = await makeStored({ pictures, ...parts }, { savedAt, hashes });
  return library.putArticle({ stored, files: hashes.map((hash) => makePicture(hash)), thumbnail: null });
}

describe('saving', () => {
  test('article, body and pictures come back whole', async () => {
    await put({ id: 'zaobao:7' }, day(1), ['aa', 'bb']);
    const stored = await library.getStored(id('zaobao:7'));
    expect(stored?.summary).toMatchObject({ title: '港口恢复通航', pictureCount: 2, missingPictures: 0 });
    expect(stored?.body.html).toBe('<p>港口昨天恢复通航。</p>');
    expect(await (await library.getPicture('bb'))?.blob.text()).toBe('bb');
  });

  test('of two copies in one batch the later is joined with the earlier, as if they came one by one', async () => {
    const one = await makeStored({ id: 'zaobao:7', title: '港口' }, { savedAt: day(1) });
    const later = await makeStored({ id: 'zaobao:7', text: '港口昨晚通航。' }, { savedAt: day(2) });
    const other = await makeStored({ id: 'zaobao:8' }, { savedAt: day(1) });
    const batch = [one, other, later].map((stored) => ({ stored, files: [], thumbnail: null }));
    expect(await library.putArticles(batch)).toEqual(['added', 'added', 'updated']);
    expect((await library.getStored(id('zaobao:7')))?.revisions).toHaveLength(1);
  });

  test('a save that cannot be written leaves nothing behind', async () => {
    const stored = await makeStored({ id: 'zaobao:7' });
    const unwritable = { ...makePicture('aa'), hash: null as unknown as string };
    await expect(library.putArticle({ stored, files: [unwritable], thumbnail: null })).rejects.toThrow();
    expect(await library.getSummary(id('zaobao:7'))).toBeUndefined();
    expect(await library.countArticles({ sort: 'savedAt', direction: 'newest' })).toBe(0);
  });

  test('a save under way is noted and gone once the article is there', async () => {
    const article = makeArticle({ id: 'zaobao:7' });
    await library.putPendingSave({ id: article.id, tabId: 1, article, startedAt: day(1), done: 0, total: 0 });
    expect(await library.listPendingSaves()).toHaveLength(1);
    await put({ id: 'zaobao:7' }, day(1));
    expect(await library.listPendingSaves()).toEqual([]);
  });

  test('saving a changed page keeps both texts', async () => {
    await put({ id: 'zaobao:7', text: '旧文' }, day(1));
    expect(await put({ id: 'zaobao:7', text: '新文' }, day(2))).toBe('updated');
    const stored = await library.getStored(id('zaobao:7'));
    expect(stored?.body.text).toBe('新文');
    expect(stored?.revisions).toMatchObject([{ text: '旧文' }]);
  });
});

describe('lists', () => {
  const newest = { sort: 'savedAt', direction: 'newest' } as const;

  test('pages follow each other without loss or repetition, also among equal dates', async () => {
    for (let n = 1; n <= 7; n++) await put({ id: `zaobao:${n}` }, day(1 + Math.floor(n / 3)));
    const seen: string[] = [];
    let next: Awaited<ReturnType<typeof library.listArticles>>['next'];
    do {
      const page = await library.listArticles(newest, 2, next);
      expect(page.articles.length).toBeGreaterThan(0);
      seen.push(...page.articles.map((article) => article.id));
      next = page.next;
    } while (next);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `zaobao:${n}`));
  });

  test('the last page says that it is the last', async () => {
    await put({ id: 'zaobao:1' }, day(1));
    await put({ id: 'zaobao:2' }, day(2));
    expect((await library.listArticles(newest, 2)).next).toBeUndefined();
  });

  test('site, read state and order narrow the list', async () => {
    await put({ id: 'zaobao:1', title: '港口' }, day(1));
    await put({ id: 'rfa:2', site: 'rfa', title: '渔民 Ｐort' }, day(2));
    await put({ id: 'rfa:3', site: 'rfa', title: '渡轮', source: '德国之声' }, day(3));
    await library.markArticles([id('rfa:2')], { read: true });
    const ids = async (query: Partial<Parameters<typeof library.listIds>[0]>) =>
      library.listIds({ ...newest, ...query });
    expect(await ids({ site: 'rfa' })).toEqual(['rfa:3', 'rfa:2']);
    expect(await ids({ site: 'rfa', read: false })).toEqual(['rfa:3']);
    expect(await ids({ read: true })).toEqual(['rfa:2']);
    expect(await ids({ direction: 'oldest' })).toEqual(['zaobao:1', 'rfa:2', 'rfa:3']);
    expect(await library.countArticles({ ...newest, site: 'rfa' })).toBe(2);
  });
});

describe('the bin', () => {
  test('removing and undoing gives the same article back', async () => {
    await put({ id: 'zaobao:7', text: '旧文' }, day(1), ['aa']);
    await put({ id: 'zaobao:7', text: '新文' }, day(2), ['bb']);
    const before = await library.getStored(id('zaobao:7'));
    await library.removeArticles([id('zaobao:7')], day(3));
    expect(await library.getStored(id('zaobao:7'))).toBeUndefined();
    await library.restoreArticles([id('zaobao:7')]);
    expect(await library.getStored(id('zaobao:7'))).toEqual(before);
  });

  test('emptying it deletes pictures that nothing else uses, and only those', async () => {
    await put({ id: 'zaobao:1' }, day(1), ['aa', 'bb']);
    await put({ id: 'zaobao:2' }, day(1), ['bb']);
    await library.removeArticles([id('zaobao:1')], day(2));
    await library.emptyBin(day(2));
    expect(await library.getPicture('aa'), 'not yet').toBeDefined();
    await library.emptyBin(day(3));
    expect(await library.getPicture('aa')).toBeUndefined();
    expect(await library.getPicture('bb')).toBeDefined();
  });
});
