import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ArticleId } from '@/utils/article/types';
import { type LibraryQuery, planAnswer } from '@/utils/library/search/library-query';
import { splitQuery } from '@/utils/library/search/tokens';
import { installLocks } from './support/locks';
import { type Library, openLibrary, save } from './support/search-library';

const newest: LibraryQuery = { sort: 'savedAt', direction: 'newest' };
const id = (number: number) => `zaobao:${number}` as ArticleId;

describe('how a query is answered', () => {
  test.each<[LibraryQuery, object]>([
    [newest, newest],
    [{ ...newest, search: '  ' }, newest],
    [{ ...newest, search: '，。！' }, newest],
    [
      { ...newest, search: 'is:unread is:starred' },
      { ...newest, read: false, starred: true },
    ],
    [
      { ...newest, site: 'rfa', search: 'is:read' },
      { ...newest, site: 'rfa', read: true },
    ],
  ])('%o by an index alone', (query, list) => {
    expect(planAnswer(query)).toEqual({ list });
  });

  test.each(['港口', '-港口', 'is:unread 港口', '-is:read', 'tag:经济', 'is:read is:unread'])(
    '%s by a search',
    (search) => {
      expect(planAnswer({ ...newest, search })).toMatchObject({ sort: 'newest' });
    },
  );

  test('what was typed is taken apart as it stands', () => {
    expect(splitQuery(' -港口  tag:"两 个" “引 号” is:unread "没完')).toEqual([
      ...['-港口', 'tag:"两 个"', '“引 号”', 'is:unread', '"没完'],
    ]);
  });
});

describe('filters of the page and fields in the query', () => {
  let library: Library;
  let findIds: (query: LibraryQuery) => Promise<ArticleId[]>;

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    installLocks();
    library = await openLibrary();
    ({ findIds } = await import('@/utils/library/search/library-query'));
    for (let number = 1; number <= 40; number++)
      await save(
        library,
        {
          ...{ id: id(number), title: `第${number}号`, byline: null, day: number },
          ...{ text: '港口恢复通航。', source: number % 2 ? '德国之声' : null },
        },
        number,
      );
    const { markArticles } = await import('@/utils/library/marks');
    await markArticles([id(3), id(4), id(7)], { starred: true, addTags: ['經濟'] });
    await markArticles([id(7)], { read: true });
  });

  const find = async (query: Partial<LibraryQuery>) =>
    (await findIds({ ...newest, ...query }))
      .map((found) => Number(found.split(':')[1]))
      .sort((a, b) => a - b);

  test.each([false, true])('work together; indexed: %s', async (isIndexed) => {
    if (isIndexed) await library.maintainIndex();
    expect(await find({ search: '港口 source:德国', starred: true })).toEqual([3, 7]);
    expect(await find({ search: '港口 is:unread', starred: true, tag: '經濟' })).toEqual([3, 4]);
    expect(await find({ search: 'tag:经济 通航', read: true })).toEqual([7]);
    // Of several sites typed one is enough, but the page's own has to fit.
    expect(await find({ search: '港口 site:rfa site:zaobao', site: 'zaobao' })).toHaveLength(40);
    expect(await find({ search: '港口 site:zaobao', site: 'rfa' })).toEqual([]);
    expect(await find({ search: '港口 -site:zaobao' })).toEqual([]);
    expect(await find({ search: '港口 tag:没有' })).toEqual([]);
    expect(await find({ site: 'zaobao', starred: true })).toEqual([3, 4, 7]);
  });
});
