import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticleId } from '@/utils/article/types';
import { jaccard, shinglesOf } from '@/utils/library/similar/shingles';
import { estimate, signText } from '@/utils/library/similar/signature';
import { makeStored } from './support/make-article';

const id = (text: string) => text as ArticleId;

async function openLibrary() {
  vi.resetModules();
  const [write, find, pairs, apart, sign, base] = await Promise.all([
    import('@/utils/library/write'),
    import('@/utils/library/similar/find'),
    import('@/utils/library/similar/pairs'),
    import('@/utils/library/similar/apart'),
    import('@/utils/library/similar/sign'),
    import('@/utils/library/database'),
  ]);
  return { ...write, ...find, ...pairs, ...apart, ...sign, ...base };
}

let library: Awaited<ReturnType<typeof openLibrary>>;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  library = await openLibrary();
});

/** Sentences of Chinese characters that no other seed gives. */
function sentences(seed: number, count: number): string[] {
  let state = seed * 2654435761;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 5000));
  };
  return Array.from({ length: count }, () => `${Array.from({ length: 20 }, draw).join('')}。`);
}

const report = sentences(1, 20);

async function put(name: string, text: string) {
  const stored = await makeStored({ id: name, title: name, html: `<p>${text}</p>`, text });
  await library.putArticle({ stored, files: [], thumbnail: null });
}

async function namesLike(name: string) {
  return (await library.findSimilar(id(name))).map(({ summary }) => summary.id);
}

describe('texts', () => {
  test('script, width, punctuation and white space make no difference', () => {
    const [one, other] = [
      shinglesOf('国会议员说：ＡＢＣ 来了，港口已经通航。'),
      shinglesOf('國會議員說 abc來了港口已經通航'),
    ];
    expect(jaccard(one, other)).toBe(1);
  });

  test('the estimate is close to the exact index', () => {
    for (const kept of [20, 15, 10, 5, 0]) {
      const other = [...report.slice(0, kept), ...sentences(2, 20 - kept)].join('');
      const exact = jaccard(shinglesOf(report.join('')), shinglesOf(other));
      const [left, right] = [signText(id('a'), report.join('')), signText(id('b'), other)];
      expect(Math.abs(estimate(left.minima, right.minima) - exact)).toBeLessThan(0.18);
    }
  });

  test('a short note is like nothing', () => {
    expect(signText(id('a'), '港口昨天恢复通航。').bands).toEqual([]);
  });
});

describe('the same article elsewhere', () => {
  test('a reprint with a head of its own and some sentences left out is found, other articles are not', async () => {
    await put('zaobao:1', report.join(''));
    await put('wenxuecity:2', `文章来源：联合早报于昨日${report.slice(0, 18).join('')}`);
    await put('rfa:3', sentences(3, 20).join(''));
    expect(await namesLike('zaobao:1')).toEqual(['wenxuecity:2']);
    expect(await namesLike('wenxuecity:2')).toEqual(['zaobao:1']);
    expect(await namesLike('rfa:3')).toEqual([]);
    const [found] = await library.findSimilar(id('zaobao:1'));
    expect(found?.same).toBeGreaterThan(0.9);
    expect(found?.same).toBeLessThan(1);
    const pairs = await library.listSimilarPairs();
    expect(pairs).toEqual([{ ids: ['wenxuecity:2', 'zaobao:1'], same: found?.same }]);
  });

  test('two reports that share a paragraph are two', async () => {
    await put('zaobao:1', report.join(''));
    await put('rfa:2', [...report.slice(0, 8), ...sentences(4, 12)].join(''));
    expect(await namesLike('zaobao:1')).toEqual([]);
    expect(await library.listSimilarPairs()).toEqual([]);
  });

  test('what the reader said is not the same is not suggested again, until it is taken back', async () => {
    await put('zaobao:1', report.join(''));
    await put('rfa:2', report.join(''));
    await library.setApart(id('zaobao:1'), id('rfa:2'), true);
    expect(await namesLike('rfa:2')).toEqual([]);
    expect(await library.listSimilarPairs()).toEqual([]);
    await library.setApart(id('rfa:2'), id('zaobao:1'), false);
    expect(await namesLike('zaobao:1')).toEqual(['rfa:2']);
  });

  test('a text that changes is known by its new words, a removed one by none, a restored one again', async () => {
    await put('zaobao:1', report.join(''));
    await put('rfa:2', sentences(5, 20).join(''));
    const changed = await makeStored({ id: 'rfa:2', text: report.join('') }, { savedAt: Date.UTC(2030, 1) });
    await library.putArticle({ stored: changed, files: [], thumbnail: null });
    expect(await namesLike('zaobao:1')).toEqual(['rfa:2']);
    await library.removeArticles([id('rfa:2')], 1);
    expect(await namesLike('zaobao:1')).toEqual([]);
    await library.restoreArticles([id('rfa:2')]);
    expect(await namesLike('zaobao:1')).toEqual(['rfa:2']);
  });

  test('a reader does not wait for the signatures of a large import', async () => {
    await put('zaobao:1', report.join(''));
    await put('rfa:2', report.join(''));
    await library.signMissing({ most: 1 });
    expect(await library.isUnsigned()).toBe(true);
    await library.signMissing({ most: 2 });
    expect(await library.isUnsigned()).toBe(false);
    await put('rfa:3', report.join(''));
    expect(await library.isUnsigned()).toBe(true);
  });

  test('articles saved before there were signatures are signed when all are compared', async () => {
    await put('zaobao:1', report.join(''));
    await put('rfa:2', report.join(''));
    await (await library.database()).clear('similar');
    expect(await library.listSimilarPairs()).toHaveLength(1);
    expect(await namesLike('zaobao:1')).toEqual(['rfa:2']);
  });
});
