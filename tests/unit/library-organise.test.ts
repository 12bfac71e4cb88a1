import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticleId } from '@/utils/article/types';
import type { ListQuery } from '@/utils/library/list-query';
import { makePicture, makeStored } from './support/make-article';

const newest: ListQuery = { sort: 'savedAt', direction: 'newest' };
const id = (n: number) => `zaobao:${n}` as ArticleId;

/** The library's modules over an empty database: the connection is kept in a module. */
async function openLibrary() {
  vi.resetModules();
  const [read, write, marks, overview, query] = await Promise.all([
    import('@/utils/library/read'),
    import('@/utils/library/write'),
    import('@/utils/library/marks'),
    import('@/utils/library/overview'),
    import('@/utils/library/list-query'),
  ]);
  return { ...read, ...write, ...marks, ...overview, ...query };
}

let library: Awaited<ReturnType<typeof openLibrary>>;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  library = await openLibrary();
});

/** Articles 1 to `count`, a day apart unless `savedAt` says otherwise; every third one of another site. */
async function fill(count: number, savedAt = (n: number) => new Date(2024, 0, n, 12).getTime()) {
  for (let n = 1; n <= count; n++) {
    const stored = await makeStored(
      { id: id(n), site: n % 3 === 0 ? 'rfa' : 'zaobao' },
      { savedAt: savedAt(n) },
    );
    await library.putArticle({ stored, files: [], thumbnail: null });
  }
}

const marksOf = async (n: number) => {
  const { read, starred, tags } = (await library.getSummary(id(n)))!;
  return { read, starred, tags };
};

describe('marks', () => {
  test('undoing gives each article the marks it had', async () => {
    await fill(4);
    await library.markArticles([id(1), id(2)], { starred: true, addTags: ['经济', '两岸'] });
    await library.markArticles([id(2)], { read: true });
    const before = await Promise.all([1, 2, 3, 4].map(marksOf));
    const former = await library.markArticles([id(1), id(2), id(3)], {
      read: true,
      starred: true,
      removeTags: ['经济'],
      addTags: ['财经'],
    });
    expect(await marksOf(1)).toEqual({ read: 1, starred: 1, tags: ['财经', '两岸'] });
    expect(await marksOf(3)).toEqual({ read: 1, starred: 1, tags: ['财经'] });
    await library.restoreMarks(former);
    expect(await Promise.all([1, 2, 3, 4].map(marksOf))).toEqual(before);
  });

  test('only what changes is noted, and undoing leaves other marks alone', async () => {
    await fill(2);
    await library.markArticles([id(1)], { starred: true });
    const former = await library.markArticles([id(1), id(2)], { starred: true });
    expect(former).toEqual([{ id: id(2), starred: 0 }]);
    await library.markArticles([id(2)], { read: true });
    await library.restoreMarks(former);
    expect(await marksOf(1)).toMatchObject({ starred: 1 });
    expect(await marksOf(2)).toMatchObject({ starred: 0, read: 1 });
  });

  test('articles that are gone are passed over, in marking and in undoing', async () => {
    await fill(2);
    const former = await library.markArticles([id(1), id(9), id(2)], { read: true });
    expect(former.map((marks) => marks.id)).toEqual([id(1), id(2)]);
    await library.removeArticles([id(1)], 1);
    await library.restoreMarks(former);
    expect(await library.getSummary(id(1))).toBeUndefined();
    expect(await marksOf(2)).toMatchObject({ read: 0 });
  });

  test('a tag given the name of another becomes one with it, and apart again when undone', async () => {
    await fill(4);
    await library.markArticles([id(1), id(2), id(3)], { addTags: ['经济'] });
    await library.markArticles([id(3), id(4)], { addTags: ['财经'] });
    expect(await library.listTags()).toEqual([
      { name: '经济', count: 3 },
      { name: '财经', count: 2 },
    ]);
    const tagged = await library.listIds({ ...newest, tag: '经济' });
    const former = await library.markArticles(tagged, { removeTags: ['经济'], addTags: ['财经'] });
    expect(await library.listTags()).toEqual([{ name: '财经', count: 4 }]);
    expect((await marksOf(3)).tags).toEqual(['财经']);
    await library.restoreMarks(former);
    expect(await library.listTags()).toEqual([
      { name: '经济', count: 3 },
      { name: '财经', count: 2 },
    ]);
  });
});

describe('lists by star and tag', () => {
  const queries: Partial<ListQuery>[] = [
    { starred: true },
    { tag: '经济' },
    { starred: true, tag: '经济' },
    { starred: true, site: 'rfa' },
    { starred: true, read: false },
    { site: 'zaobao', read: true, tag: '经济' },
    { starred: true, site: 'rfa', read: true, tag: '经济' },
    { tag: '没有' },
  ];

  test.each(queries)('%o finds what a look at each article finds, in order', async (conditions) => {
    await fill(24);
    const every = (n: number) => Array.from({ length: 24 }, (_, i) => i + 1).filter((i) => i % n === 0);
    await library.markArticles(every(2).map(id), { starred: true });
    await library.markArticles(every(3).map(id), { read: true });
    await library.markArticles([...every(5), 6, 12].map(id), { addTags: ['经济', '其他'] });
    const { articles } = await library.listArticles(newest, 100);
    const { site, read, tag, starred } = conditions;
    const wanted = articles
      .filter((a) => site === undefined || a.site === site)
      .filter((a) => read === undefined || a.read === Number(read))
      .filter((a) => !starred || a.starred === 1)
      .filter((a) => tag === undefined || a.tags.includes(tag))
      .map((a) => a.id);
    for (const sort of ['savedAt', 'sortDate'] as const) {
      const query = { ...newest, ...conditions, sort };
      // Two articles published at the same time stand in the order of their ids.
      const expected = sort === 'savedAt' ? wanted : [...wanted].sort().reverse();
      expect(await library.listIds(query)).toEqual(expected);
      expect(await library.countArticles(query)).toBe(wanted.length);
      expect((await library.listArticles(query, 100)).articles.map((a) => a.id)).toEqual(expected);
      const oldest = await library.listIds({ ...query, direction: 'oldest' });
      expect(oldest.reverse()).toEqual(expected);
    }
  });

  test('says which queries one index answers', () => {
    const answered = queries.filter((conditions) => library.hasIndex({ ...newest, ...conditions }));
    expect(answered).toEqual([{ starred: true }]);
    expect(library.hasIndex({ ...newest, site: 'rfa', read: true })).toBe(true);
  });
});

describe('months', () => {
  // At the edges of months, by the reader's own clock.
  const dates = [
    new Date(2023, 11, 31, 23, 59, 59, 999),
    new Date(2024, 0, 1),
    new Date(2024, 0, 31, 23, 59, 59, 999),
    new Date(2024, 2, 1),
    new Date(2024, 2, 15),
    new Date(2024, 2, 15),
  ];
  const month = (year: number, index: number) => new Date(year, index, 1).getTime();

  test('are counted without gaps, in the order of the list', async () => {
    await fill(6, (n) => dates[n - 1]!.getTime());
    const counted = [
      { start: month(2024, 2), count: 3 },
      { start: month(2024, 0), count: 2 },
      { start: month(2023, 11), count: 1 },
    ];
    expect(await library.listMonths(newest)).toEqual(counted);
    expect(await library.listMonths({ ...newest, direction: 'oldest' })).toEqual(counted.toReversed());
  });

  test('are counted for every kind of query', async () => {
    await fill(6, (n) => dates[n - 1]!.getTime());
    await library.markArticles([id(1), id(6)], { starred: true, addTags: ['经济'] });
    const starred = [
      { start: month(2024, 2), count: 1 },
      { start: month(2023, 11), count: 1 },
    ];
    expect(await library.listMonths({ ...newest, starred: true })).toEqual(starred);
    expect(await library.listMonths({ ...newest, tag: '经济' })).toEqual(starred);
    expect(await library.listMonths({ ...newest, site: 'rfa' })).toEqual([
      { start: month(2024, 2), count: 1 },
      { start: month(2024, 0), count: 1 },
    ]);
    expect(await library.listMonths({ ...newest, tag: '没有' })).toEqual([]);
  });

  test('a date of long ago is a month like any other', async () => {
    await fill(2, (n) => (n === 1 ? new Date(2000, 0, 1).setFullYear(30) : month(2024, 0)));
    expect((await library.listMonths(newest)).map(({ count }) => count)).toEqual([1, 1]);
  });
});

describe('the bin', () => {
  test('is listed page by page, the last removed first, also where many went at once', async () => {
    await fill(7);
    await library.removeArticles([id(1), id(2)], 10);
    await library.removeArticles([id(3), id(4), id(5), id(6), id(7)], 20);
    const seen: string[] = [];
    let after: Awaited<ReturnType<typeof library.listBin>>['next'];
    let pages = 0;
    do {
      const page = await library.listBin(3, after);
      expect(page.count).toBe(7);
      expect(page.entries.length).toBeGreaterThan(0);
      seen.push(...page.entries.map((entry) => entry.id));
      after = page.next;
      pages += 1;
    } while (after);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map(id));
    expect(pages).toBe(3);
    expect(await library.listBin(3)).toMatchObject({
      entries: [{ title: '港口恢复通航', removedAt: 20 }, {}, {}],
    });
  });

  test('is emptied whole, however much is in it, and nothing else is touched', async () => {
    const count = 230;
    for (let n = 1; n <= count; n++) {
      const picture = { url: makePicture(`p${n}`).url, alt: '', caption: null };
      const stored = await makeStored({ id: id(n), pictures: [picture] }, { savedAt: n, hashes: [`p${n}`] });
      await library.putArticle({ stored, files: [makePicture(`p${n}`)], thumbnail: null });
    }
    await library.removeArticles(
      Array.from({ length: count - 1 }, (_, index) => id(index + 1)),
      20,
    );
    await library.emptyBin(Number.POSITIVE_INFINITY);
    expect(await library.listBin(5)).toEqual({ entries: [], count: 0, next: undefined });
    expect(await library.getPicture('p1')).toBeUndefined();
    expect(await library.getPicture(`p${count}`)).toBeDefined();
    expect(await library.getSummary(id(count))).toBeDefined();
  });
});

test('earlier texts are listed, the latest first, and only the article’s own', async () => {
  for (const [day, text] of ['一', '二', '三'].entries()) {
    const stored = await makeStored({ id: id(7), text }, { savedAt: day + 1 });
    await library.putArticle({ stored, files: [], thumbnail: null });
  }
  await fill(1);
  expect((await library.listRevisions(id(7))).map(({ text }) => text)).toEqual(['二', '一']);
  expect(await library.listRevisions(id(1))).toEqual([]);
});
