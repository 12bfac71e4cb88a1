// Runs in a page of the extension, over its own library.
import { TextReader, ZipWriter as ZipJsWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { FIRST, HEAD } from '@/entrypoints/shared/search-window';
import { contentHash } from '@/utils/article/hash';
import type { PictureFile, StoredArticle } from '@/utils/article/types';
import { database } from '@/utils/library/database';
import { hashesOf, toStored } from '@/utils/library/records';
import { checkIndex } from '@/utils/library/search/check';
import { toDocument } from '@/utils/library/search/document';
import { maintainIndex } from '@/utils/library/search/maintain';
import { scoreDocument } from '@/utils/library/search/match';
import { parseQuery } from '@/utils/library/search/query';
import { searchArticles } from '@/utils/library/search/search';
import { signMissing } from '@/utils/library/similar/sign';
import { putArticle } from '@/utils/library/write';
import { ZipWriter } from '@/utils/zip/writer';
import { type GeneratedArticle, generateArticle, type Language, makeLanguage } from './generate';

let made: Language | undefined;
const language = () => (made ??= makeLanguage());

async function toIncoming({ article, picture }: GeneratedArticle) {
  const file = picture && (await toFile(picture));
  const pictures = file ? [{ url: file.url, alt: '', caption: null, hash: file.hash, problem: null }] : [];
  const stored = await toStored(article, pictures, article.published.at ?? 0);
  return { stored, files: file ? [file] : [], thumbnail: null };
}

async function toFile(bytes: Uint8Array<ArrayBuffer>): Promise<PictureFile> {
  const hash = await contentHash('', bytes.slice(0, 64).join());
  const blob = new Blob([bytes], { type: 'image/png' });
  return {
    hash,
    blob,
    type: 'image/png',
    width: 400,
    height: 300,
    url: `https://pictures.example/${hash}.png`,
  };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export interface SearchTimes {
  /** Until the first hits are there, as many as a page shows first, and until all are counted; ms. */
  first: number;
  counted: number;
  total: number;
}

/** One search as a page makes it. */
export async function search(typed: string, sort: 'newest' | 'best'): Promise<SearchTimes> {
  const start = performance.now();
  let first: number | undefined;
  let total = 0;
  for await (const progress of searchArticles(parseQuery(typed), { sort, first: FIRST, limit: HEAD })) {
    first ??= performance.now() - start;
    total = progress.total ?? 0;
  }
  return { first: first ?? Number.NaN, counted: performance.now() - start, total };
}

/** The same search without an index: every text is read and looked through. */
export async function scan(typed: string): Promise<{ time: number; total: number }> {
  const query = parseQuery(typed);
  const db = await database();
  const start = performance.now();
  let last = '';
  const found: { id: string; date: number }[] = [];
  while (true) {
    const tx = db.transaction(['articles', 'bodies']);
    const range = IDBKeyRange.lowerBound(last, true);
    const [summaries, bodies] = await Promise.all([
      tx.objectStore('articles').getAll(range, 500),
      tx.objectStore('bodies').getAll(range, 500),
    ]);
    if (summaries.length === 0) break;
    summaries.forEach((summary, at) => {
      const document = toDocument(summary, bodies[at]?.text ?? '');
      if (scoreDocument(document, summary, query)) found.push({ id: summary.id, date: summary.sortDate });
    });
    last = summaries[summaries.length - 1]?.id ?? '';
  }
  found.sort((one, other) => other.date - one.date);
  return { time: performance.now() - start, total: found.length };
}

/** Queries of each kind that the generated articles below `count` answer, or don't. */
export function makeQueries(count: number, each: number): Record<string, string[]> {
  const { words } = language();
  const two = words.filter((word) => word.length === 2);
  const place = (at: number, of: number) => Math.floor((at * of) / each);
  const make = (query: (at: number) => string) => Array.from({ length: each }, (_, at) => query(at));
  const text = (at: number) => generateArticle(language(), place(at, count)).article.text;
  return {
    'frequent word': make((at) => two[at] ?? ''),
    'rare word': make((at) => two[Math.floor(two.length / 2) + at * 37] ?? ''),
    'six-character phrase': make((at) => text(at).match(/[\u4e00-\u9fff]{6}/gu)?.[at % 3] ?? ''),
    'single character': make((at) => words.filter((word) => word.length === 1)[at * 9] ?? ''),
    'absent word': make((at) => `龘靐${String.fromCharCode(0x9f98 + at)}齉`),
    'and of three': make((at) => [two[at * 2], two[at * 5 + 20], two[at * 11 + 60]].join(' ')),
  };
}

/** Bytes of the index, and of the texts that it is of: two bytes a code unit, as the browser stores Chinese. */
export async function measureIndex(): Promise<{
  index: number;
  text: number;
  segments: number;
  blocks: number;
}> {
  const db = await database();
  const size = { index: 0, text: 0, segments: await db.count('searchSegments'), blocks: 0 };
  for (
    let block = await db.transaction('searchBlocks').store.openCursor();
    block;
    block = await block.continue()
  ) {
    size.blocks += 1;
    size.index +=
      block.value.bytes.length + (block.value.first.length + (block.value.next?.length ?? 0)) * 2 + 16;
  }
  for (let part = await db.transaction('searchDates').store.openCursor(); part; part = await part.continue())
    size.index += part.value.numbers.length * 16;
  for (let body = await db.transaction('bodies').store.openCursor(); body; body = await body.continue())
    size.text += body.value.text.length * 2;
  return size;
}

/**
 * Saves `count` articles one by one, in turns with the same writes without search; ms a save. The articles that search
 * was not told of are removed again.
 */
export async function measureSaves(
  from: number,
  count: number,
): Promise<{ withSearch: number[]; without: number[] }> {
  const times = { withSearch: [] as number[], without: [] as number[] };
  const plain: string[] = [];
  for (let at = 0; at < count; at++) {
    const [one, other] = await Promise.all(
      [from + at * 2, from + at * 2 + 1].map((number) => toIncoming(generateArticle(language(), number))),
    );
    if (!one || !other) continue;
    times.withSearch.push(await time(() => putArticle(one)));
    times.without.push(await time(() => putWithoutSearch(other.stored, other.files)));
    plain.push(other.stored.summary.id);
  }
  const db = await database();
  for (const id of plain) await Promise.all([db.delete('articles', id), db.delete('bodies', id)]);
  return times;
}

/** What putArticle would write if there were no search. */
async function putWithoutSearch(
  { summary, body }: StoredArticle,
  files: readonly PictureFile[],
): Promise<void> {
  const names = [...(['articles', 'bodies', 'pictures', 'thumbnails', 'revisions', 'bin', 'saves'] as const)];
  const tx = (await database()).transaction(names, 'readwrite', { durability: 'strict' });
  const { id } = summary;
  await Promise.all([
    tx.objectStore('articles').get(id),
    tx.objectStore('bodies').get(id),
    tx.objectStore('saves').delete(id),
  ]);
  await Promise.all([
    ...files.map((file) => tx.objectStore('pictures').put(file)),
    tx.objectStore('articles').put(summary),
    tx.objectStore('bodies').put({ ...body, hashes: hashesOf(body.pictures) }),
    tx.done,
  ]);
  // As putArticle does.
  const channel = new BroadcastChannel('library');
  channel.postMessage({ kind: 'article', id });
  channel.close();
}

/** Brings the index and the signatures up to date, or waits until whoever is at it has; ms. */
export function maintain(): Promise<number> {
  return time(async () => {
    while (!(await maintainIndex())) await new Promise((resolve) => setTimeout(resolve, 500));
    await signMissing();
  });
}

/** Texts zipped from memory a second: by the library's own writer, and by the well-known one that has Zip64 too. */
export async function measureBareZip(count: number): Promise<{ own: number; zipJs: number }> {
  const texts = Array.from(
    { length: count },
    (_, number) => generateArticle(language(), number).article.html,
  );
  const names = texts.map((_, number) => `_posts/2024-01-02-${number}.md`);
  const own = await time(async () => {
    const zip = new ZipWriter(() => {}, 0);
    for (const [at, name] of names.entries()) await zip.add(name, new TextEncoder().encode(texts[at]));
    await zip.close();
  });
  const zipJs = await time(async () => {
    const sink = new WritableStream<Uint8Array>();
    const zip = new ZipJsWriter(sink, { useWebWorkers: false });
    for (const [at, name] of names.entries()) await zip.add(name, new TextReader(texts[at] ?? ''));
    await zip.close();
  });
  return { own: (count / own) * 1000, zipJs: (count / zipJs) * 1000 };
}

export async function countArticles(): Promise<number> {
  return (await database()).count('articles');
}

export const check = checkIndex;
