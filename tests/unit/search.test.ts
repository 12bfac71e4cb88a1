import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticleId } from '@/utils/article/types';
import { fold } from '@/utils/library/search/fold';
import { parseQuery } from '@/utils/library/search/query';
import { installLocks } from './support/locks';
import { type Library, openLibrary, type Paper, save, search } from './support/search-library';

const id = (text: string) => text as ArticleId;

/** `npm test` goes through more runs with more queries than `npm run check`, which has a minute for everything. */
const isThorough = process.env.TEST_EVERYTHING === '1';
const runs = isThorough ? [1, 2, 3] : [1];
const QUERIES = isThorough ? 12 : 4;

let library: Library;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  installLocks();
  library = await openLibrary();
});

/** Numbers that look random and are the same each time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

const characters = '国國台臺湾灣发發髮里裡裏后後港口海关稅税人';
const others = [
  '，',
  '。',
  '\n',
  ' ',
  'Ab',
  'ABC',
  'abcd',
  '２０',
  '2021',
  '𠮷',
  '😀',
  'é',
  'e\u0301',
  '\u200b',
  '％',
];

function randomText(random: (below: number) => number, length: number): string {
  let text = '';
  for (let at = 0; at < length; at++)
    text += random(6) === 0 ? others[random(others.length)] : characters[random(characters.length)];
  return text;
}

/** Cuts a query out of an article, or makes one up. */
function randomQuery(random: (below: number) => number, papers: readonly Paper[]): string {
  const words = Array.from({ length: 1 + random(3) }, () => {
    const source = random(5) === 0 ? randomText(random, 9) : (papers[random(papers.length)]?.text ?? '');
    const start = random(Math.max(1, source.length - 6));
    const word = source.slice(start, start + 1 + random(5));
    const sign = random(6) === 0 ? '-' : '';
    return `${sign}${random(4) === 0 ? `"${word.replaceAll('"', '')}"` : word.replace(/\s/gu, '')}`;
  });
  return words.join(' ');
}

/** What a search should find, by reading everything and knowing nothing of an index. */
function scan(papers: Iterable<Paper>, typed: string): { ids: string[]; best: string[] } {
  const { words, excluded } = parseQuery(typed);
  const count = (whole: string, { text, whole: isWhole }: { text: string; whole: boolean }) => {
    let found = 0;
    for (let at = 0; at <= whole.length - text.length; at++) {
      if (!whole.startsWith(text, at)) continue;
      const isLetter = (character: string | undefined) =>
        character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character) && !/\p{Script=Han}/u.test(character);
      const before = [...whole.slice(0, at)].pop();
      const after = [...whole.slice(at + text.length)][0];
      if (isLetter(before) && isLetter([...text][0])) continue;
      if (isWhole && isLetter([...text].pop()) && isLetter(after)) continue;
      found += 1;
    }
    return found;
  };
  const found = [...papers].flatMap((paper) => {
    const fields = [paper.title, paper.byline ?? '', paper.source ?? '', '联合早报', paper.text].map(fold);
    const counts = words.map((word) => count(fields.join('\0'), word));
    if (counts.includes(0) || excluded.some((word) => count(fields.join('\0'), word) > 0)) return [];
    const titles = words.filter((word) => count(fields[0] ?? '', word) > 0).length;
    return [{ paper, titles, frequency: counts.reduce((sum, one) => sum + one, 0) }];
  });
  const order = (one: (typeof found)[number]) => one.paper.id;
  const byDate = found.sort((a, b) => b.paper.day - a.paper.day);
  return {
    ids: byDate.map(order),
    best: [...byDate].sort((a, b) => b.titles - a.titles || b.frequency - a.frequency).map(order),
  };
}

async function expectSameAsScan(papers: ReadonlyMap<string, Paper>, queries: readonly string[]) {
  for (const typed of queries) {
    const expected = scan(papers.values(), typed);
    const newest = await search(library, typed);
    expect(newest, typed).toEqual({ ids: expected.ids, total: expected.ids.length, isCounted: true });
    expect((await search(library, typed, 'best')).ids, `best of ${typed}`).toEqual(expected.best);
  }
}

describe('search finds what a scan of all texts finds', () => {
  test.each(runs)('random texts and queries, run %i', { timeout: 240_000 }, async (seed) => {
    const random = randomNumbers(seed);
    const papers = new Map<string, Paper>();
    let clock = Date.UTC(2024, 0, 1);
    let day = 0;
    const saveRandom = async (name: string) => {
      day += 1 + random(3);
      clock += 1000;
      const paper = {
        id: name,
        title: randomText(random, 4 + random(8)),
        text: randomText(random, 20 + random(120)),
        source: random(3) === 0 ? randomText(random, 3) : null,
        byline: random(3) === 0 ? randomText(random, 4) : null,
        day,
      };
      await save(library, paper, clock);
      papers.set(name, paper);
    };
    const queries = () => Array.from({ length: QUERIES }, () => randomQuery(random, [...papers.values()]));
    for (let round = 0; round < 5; round++) {
      for (let n = 0; n < 40; n++) await saveRandom(`zaobao:${round * 40 + n}`);
      await expectSameAsScan(papers, queries());
      if (round % 2 === 0) await library.maintainIndex();
      else await library.maintainIndex({ budgetMs: 0 });
      await expectSameAsScan(papers, queries());
      const known = [...papers.keys()];
      for (let n = 0; n < 6; n++) await saveRandom(known[random(known.length)] ?? '');
      const removed = [...new Set(Array.from({ length: 8 }, () => known[random(known.length)] ?? ''))];
      const kept = new Map(removed.map((name) => [name, papers.get(name)]));
      await library.removeArticles(removed.map(id), clock);
      for (const name of removed) papers.delete(name);
      await expectSameAsScan(papers, queries());
      for (const [name, paper] of [...kept].slice(0, 4)) {
        await library.restoreArticles([id(name)]);
        if (paper) papers.set(name, paper);
      }
      library = await openLibrary();
      await expectSameAsScan(papers, queries());
    }
    while (!(await library.maintainIndex())) {}
    await expectSameAsScan(papers, queries());
    expect(await library.checkIndex()).toMatchObject({ isSound: true, articles: papers.size });
    await damage(random);
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await expectSameAsScan(papers, queries());
    warn.mockRestore();
    expect((await library.checkIndex()).isSound).toBe(false);
    await library.rebuildIndex();
    expect(await library.checkIndex()).toMatchObject({ isSound: true, unindexed: 0 });
    await expectSameAsScan(papers, queries());
  });
});

/** Takes a block out of the largest segment, or spoils one. */
async function damage(random: (below: number) => number) {
  const db = await library.database();
  const blocks = await db.getAll('searchBlocks');
  const block = blocks[random(blocks.length)];
  if (!block) throw new Error('The index has no block');
  if (random(2) === 0) await db.delete('searchBlocks', [block.segment, block.first]);
  else
    await db.put('searchBlocks', {
      ...block,
      bytes: block.bytes.map((byte, at) => (at === 9 ? byte ^ 1 : byte)),
    });
}
