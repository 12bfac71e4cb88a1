import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { measureLibrary } from '@/utils/library/measure';
import { putArticle } from '@/utils/library/write';
import { makePicture, makeStored } from './support/make-article';

async function put(id: string, site: string, savedAt: number, text: string, hashes: string[]) {
  const pictures = hashes.map((hash) => ({ url: makePicture(hash).url, alt: '', caption: null }));
  const stored = await makeStored({ id, site, html: `<p>${text}</p>`, text, pictures }, { savedAt, hashes });
  await putArticle({
    stored,
    files: hashes.map((hash) => makePicture(hash, hash.repeat(50))),
    thumbnail: null,
  });
}

test('size is told by site and kind; earlier texts count, and a shared picture counts once', async () => {
  await put('zaobao:1', 'zaobao', 1, '旧的文字', ['aa']);
  await put('zaobao:1', 'zaobao', 2, '新的文字', ['aa', 'bb']);
  await put('rfa:2', 'rfa', 3, '另一篇', ['bb', 'cc']);
  const steps: number[][] = [];
  const { sites, index } = await measureLibrary({ onProgress: (...step) => steps.push(step) });
  const text = (words: string) => (words.length * 2 + '<p></p>'.length) * 2;
  expect(sites).toEqual(
    [
      { site: 'zaobao', siteName: '联合早报', articles: 1, text: text('旧的文字') * 2, pictures: 100 },
      { site: 'rfa', siteName: '联合早报', articles: 1, text: text('另一篇'), pictures: 200 },
    ].sort((a, b) => b.text + b.pictures - a.text - a.pictures),
  );
  expect(index).toBeGreaterThan(0);
  expect(steps.at(-1)).toEqual([2, 2]);
  const stop = new AbortController();
  stop.abort();
  await expect(measureLibrary({ signal: stop.signal })).rejects.toThrow(/abort/i);
});
