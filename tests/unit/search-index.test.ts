import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticleId } from '@/utils/article/types';
import { migrations } from '@/utils/library/migrations';
import { parseQuery } from '@/utils/library/search/query';
import { installLocks } from './support/locks';
import { makeStored } from './support/make-article';
import { type Library, openLibrary, type Paper, save, search } from './support/search-library';

const id = (number: number) => `zaobao:${number}` as ArticleId;
const paper = (number: number, parts: Partial<Paper> = {}): Paper => ({
  id: id(number),
  title: `第${number}号渡轮`,
  text: '港口昨天恢复通航。',
  source: null,
  byline: null,
  day: number,
  ...parts,
});

let library: Library;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  installLocks();
  library = await openLibrary();
});

async function saveMany(from: number, to: number, parts: Partial<Paper> = {}) {
  for (let number = from; number <= to; number++) await save(library, paper(number, parts), number * 1000);
}

async function segments() {
  return (await library.database()).getAll('searchSegments');
}

describe('between the article and the index', () => {
  test('an article is found at once, before and after the browser stops', async () => {
    await saveMany(1, 3);
    expect((await search(library, '通航')).ids).toEqual([id(3), id(2), id(1)]);
    library = await openLibrary();
    expect((await search(library, '通航')).total).toBe(3);
    expect(await segments()).toEqual([]);
  });

  test('few recent articles stay outside, many are taken in, none twice', async () => {
    await saveMany(1, 31);
    expect(await library.maintainIndex()).toBe(true);
    expect(await segments()).toEqual([]);
    await saveMany(32, 70);
    expect(await library.maintainIndex()).toBe(true);
    expect(await segments()).toMatchObject([{ from: 0, to: 70, articles: 70, state: 'live' }]);
    await saveMany(71, 72);
    expect((await search(library, '通航')).total).toBe(72);
    expect(new Set((await search(library, '通航')).ids).size).toBe(72);
  });

  test('a text that changes or goes while it is indexed is found as it is afterwards', async () => {
    await saveMany(1, 40);
    const indexing = library.maintainIndex();
    await save(library, paper(5, { text: '机场关闭。' }), 900_000);
    await library.removeArticles([id(6)], 0);
    await indexing;
    expect((await search(library, '机场')).ids).toEqual([id(5)]);
    expect((await search(library, '通航')).total).toBe(38);
    expect((await library.checkIndex()).isSound).toBe(true);
  });

  test('saving the same text again or marking it does not index it anew', async () => {
    await saveMany(1, 2);
    const numbers = async () => (await library.database()).getAllKeys('searchNumbers');
    const before = await numbers();
    await saveMany(1, 2);
    expect(await numbers()).toEqual(before);
    await save(library, paper(1, { title: '新题' }), 900_000);
    expect(await numbers()).not.toEqual(before);
  });

  test('a merge that is stopped goes on where it was, and the dead are left out', {
    timeout: 60_000,
  }, async () => {
    for (let round = 0; round < 6; round++) {
      const first = round * 40 + 1;
      await saveMany(first, first + 9, { text: `第${round}轮${distinctText(round)}` });
      await saveMany(first + 10, first + 39, { text: `第${round}轮` });
      await library.maintainIndex({ budgetMs: 0.001 });
    }
    await library.removeArticles([id(7), id(130)], 0);
    library = await openLibrary();
    let steps = 0;
    do library = await openLibrary();
    while (!(await library.maintainIndex({ budgetMs: 0.001 })) && ++steps < 100);
    expect(steps).toBeGreaterThan(1);
    expect(await segments()).toMatchObject([{ from: 0, to: 240, articles: 238, state: 'live' }]);
    expect(await (await library.database()).count('searchDead')).toBe(0);
    expect((await search(library, '轮')).total).toBe(238);
    expect((await search(library, '第3轮')).total).toBe(39);
    expect((await library.checkIndex()).isSound).toBe(true);
  });

  test('segments that wait to be merged are work that is known to be left', async () => {
    for (let round = 0; round < 6; round++) {
      await saveMany(round * 40 + 1, round * 40 + 40);
      await library.maintainIndex({ budgetMs: 0.001 });
    }
    expect(await segments()).toHaveLength(6);
    expect(await library.isIndexBehind()).toBe(true);
    await library.maintainIndex();
    expect(await segments()).toHaveLength(1);
    expect(await library.isIndexBehind()).toBe(false);
  });

  test('two pages do not work on the index at once', async () => {
    await saveMany(1, 40);
    const [one, other] = await Promise.all([library.maintainIndex(), library.maintainIndex()]);
    expect([one, other]).toEqual([true, false]);
    expect(await segments()).toHaveLength(1);
  });

  test('a library from before there was search is found whole', async () => {
    const old = await makeStored({ id: id(9), title: '旧渡轮' });
    globalThis.indexedDB = new IDBFactory();
    const db = await openDB('library', 1, {
      upgrade: (_db, _old, _new, tx) => void migrations[0]?.(tx as never),
    });
    await db.put('articles', old.summary);
    await db.put('bodies', { ...old.body, hashes: [] });
    db.close();
    library = await openLibrary();
    expect((await search(library, '旧渡轮')).ids).toEqual([id(9)]);
  });
});

/** Enough different terms for many blocks. */
function distinctText(seed: number): string {
  return Array.from({ length: 9000 }, (_, at) =>
    String.fromCharCode(0x4e00 + ((at * 37 + seed * 991) % 20_000)),
  ).join('');
}

describe('damage', () => {
  const damages: [string, (library: Library) => Promise<unknown>][] = [
    ['a block', async ({ database }) => (await database()).delete('searchBlocks', [1, ''])],
    ['all blocks', async ({ database }) => (await database()).clear('searchBlocks')],
    ['the dates', async ({ database }) => (await database()).clear('searchDates')],
    ['all segments', async ({ database }) => (await database()).clear('searchSegments')],
  ];
  test.each(damages)('without %s searches find the same, and rebuilding mends it', async (_name, damage) => {
    await saveMany(1, 40);
    await library.maintainIndex();
    await damage(library);
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect((await search(library, '通航', 'best')).total).toBe(40);
    expect((await search(library, '机场')).total).toBe(0);
    warn.mockRestore();
    const steps: [number, number][] = [];
    await library.rebuildIndex({ onProgress: (done, total) => steps.push([done, total]) });
    expect(steps).toEqual([[40, 40]]);
    expect(await library.checkIndex()).toMatchObject({ isSound: true, articles: 40 });
    expect((await search(library, '通航')).total).toBe(40);
  });

  test('an article without a number, and a number without an article', async () => {
    await saveMany(1, 3);
    const db = await library.database();
    await db.delete('searchNumbers', 2);
    await db.delete('articles', id(3));
    expect(await library.checkIndex()).toMatchObject({ isSound: false, unnumbered: 1, stray: 1 });
    await library.rebuildIndex();
    expect((await search(library, '通航')).ids).toEqual([id(2), id(1)]);
    expect((await library.checkIndex()).isSound).toBe(true);
  });

  test('a rebuilding that is called off leaves the old index', async () => {
    await saveMany(1, 40);
    await library.maintainIndex();
    const before = await segments();
    const stopped = AbortSignal.abort(new Error('Enough'));
    await expect(library.rebuildIndex({ signal: stopped })).rejects.toThrow('Enough');
    await expect(library.checkIndex({ signal: stopped })).rejects.toThrow('Enough');
    expect(await segments()).toEqual(before);
    expect((await search(library, '通航')).total).toBe(40);
  });
});

describe('what is asked for', () => {
  beforeEach(async () => {
    await saveMany(1, 40);
    await save(library, paper(41, { text: '海关加税，海关人手不足。', source: '德国之声' }), 41_000);
    await save(library, paper(42, { title: '海关停工', text: '原因不明。' }), 42_000);
    await library.maintainIndex();
    await save(library, paper(43, { text: '海关复工。', byline: '记者：李明' }), 43_000);
  });

  test.each([
    ['海关', [43, 42, 41]],
    ['海关 -加税', [43, 42]],
    ['海关 before:2020-02-12', [42, 41]],
    ['海关 after:2020-02-11 before:2020-02-12', [42]],
    ['海关 -before:2020-02-12', [43]],
    ['source:德国', [41]],
    ['李明', [43]],
    ['海关 site:联合早报 site:rfa', [43, 42, 41]],
    ['海关 site:zaobao.com.sg', [43, 42, 41]],
    ['海关 site:rfa', []],
    ['海关 -site:zaobao', []],
    ['海关 is:read', [42]],
    ['海关 is:unread', [43, 41]],
    ['is:starred', [42]],
    ['海关 tag:貿易', [42]],
    ['海关 -tag:贸易', [43, 41]],
  ])('%s', async (typed, numbers) => {
    const db = await library.database();
    const summary = await db.get('articles', id(42));
    if (summary) await db.put('articles', { ...summary, read: 1, starred: 1, tags: ['贸易'] });
    const found = await search(library, typed);
    expect(found).toEqual({ ids: numbers.map(id), total: numbers.length, isCounted: true });
    const all: string[] = [];
    for await (const ids of library.findArticleIds(parseQuery(typed))) all.push(...ids);
    expect(all.sort()).toEqual(numbers.map(id).sort());
  });

  test('nothing asked for finds everything', async () => {
    expect((await search(library, '')).total).toBe(43);
    expect((await search(library, '-海关')).total).toBe(40);
  });

  test('best puts titles first, then those that say it more often', async () => {
    expect((await search(library, '海关', 'best')).ids).toEqual([42, 41, 43].map(id));
  });

  test.each(['newest', 'best'] as const)(
    '%s: pages follow each other without loss or repetition',
    async (sort) => {
      for (const typed of ['通航', '昨天恢复']) {
        const seen: string[] = [];
        let after: Parameters<typeof library.searchArticles>[1]['after'];
        do {
          for await (const page of library.searchArticles(parseQuery(typed), { sort, limit: 7, after })) {
            expect(page.hits.length).toBeLessThanOrEqual(7);
            seen.push(...page.hits.map(({ summary }) => summary.id));
            after = page.next;
            break;
          }
        } while (after);
        expect(seen).toEqual(Array.from({ length: 40 }, (_, at) => id(40 - at)));
      }
    },
  );

  test('a search that is called off stops', async () => {
    const signal = AbortSignal.abort(new Error('Enough'));
    const searching = library.searchArticles(parseQuery('昨天恢复'), { sort: 'newest', limit: 5, signal });
    await expect(searching.next()).rejects.toThrow('Enough');
  });

  test('a query of 10,000 words or characters is answered', async () => {
    expect((await search(library, '海关 '.repeat(3000))).total).toBe(3);
    const words = Array.from({ length: 3000 }, (_, at) => String.fromCharCode(0x4e00 + at));
    expect((await search(library, words.join(' '))).total).toBe(0);
    expect((await search(library, '港口昨天恢复通航'.repeat(1200))).total).toBe(0);
  });
});
