import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formats } from '@/utils/export';
import { ZipWriter } from '@/utils/zip/writer';
import { isFull, Trials } from '../trust/record.mjs';
import { dot } from './support/awkward-articles';
import { usePageDom } from './support/dom';
import { readAll, toFile } from './support/import-context';
import { makeStored } from './support/make-article';
import { makePost } from './support/make-post';
import { centralHeader, localHeader, makeZip, patchZip } from './support/make-zip';
import { inOrder, readZip } from './support/read-zip';

const rows = {
  pollution: 'prototype pollution through files',
  slip: 'paths out of a zip',
  bombs: 'zip bombs',
};

describe('keys that reach for the prototype of everything', () => {
  const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":1}';
  const entry = `{"is_archived":0,"url":"https://w.example/1","content":"<p>港口昨天恢复通航。</p>","title":"x",`;
  const files: Record<string, string> = {
    'articles/1.json': `{"format":"jianbao-article","version":1,"summary":${evil},"body":${evil},"revisions":[${evil}],"files":[${evil}],"__proto__":{"polluted":1}}`,
    'wallabag.json': `[${entry}"tags":[{"label":${evil}}],"__proto__":{"polluted":1}}]`,
    'backup.json': evil,
    'post.md': makePost({ tags: '[ __proto__, constructor ]', author: '__proto__: {polluted: 1}' }),
    'note.md':
      '---\n__proto__:\n  polluted: 1\nconstructor: {prototype: {polluted: 1}}\ntitle: x\nurl: https://n.example/1\ntags: {__proto__: {polluted: 1}}\n---\n\n港口昨天恢复通航。',
    'own.html': `<!doctype html><html><head><script type="application/json" id="jianbao-article">${evil}</script></head><body><div id="jianbao-text"><p>港口</p></div></body></html>`,
    'list.csv': '__proto__,url\npolluted,https://www.zaobao.com.sg/news/china/story20240102-1\n',
  };

  test.each(Object.entries(files))('in %s change nothing', async (name, text) => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const results = await readAll([toFile(name, text)]);
    expect(results.length).toBeGreaterThan(0);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    record(rows.pollution, Object.keys(files).length);
  });
});

describe('paths that lead out', () => {
  const paths = [
    '../../../etc/cron.d/x.md',
    '/etc/x.md',
    'C:\\Windows\\x.md',
    '..\\..\\x.md',
    'a/../../x.md',
    './././x.md',
    'a\0b.md',
    `${'a/'.repeat(2_000)}x.md`,
  ];

  test.each(paths)('of a zip entry %j are names and nothing more', async (path) => {
    const picture = '<p>港口昨天恢复通航。</p><img src="../../../../etc/passwd.png">';
    const zip = await makeZip({ [path]: makePost({ body: picture }), 'etc/passwd.png': dot });
    const results = await readAll([toFile('a.zip', zip)]);
    expect(results.length).toBeGreaterThan(0);
    for (const { file } of results) expect(file).toMatch(/^a\.zip/);
    record(rows.slip, paths.length);
  });

  test.each(formats.map(({ id }) => id))('of titles do not get into the names of %s', async (id) => {
    usePageDom();
    const titles = ['../../../etc/passwd', '/etc/passwd', 'C:\\x', '..', 'a/../b', 'con', '\u202egpj.exe'];
    const articles = await Promise.all(titles.map((title, n) => makeStored({ id: `zaobao:${n}`, title })));
    const format = formats.find((one) => one.id === id)!;
    const name = format.fileName(1, articles[0]!.summary, 0);
    expect(name).not.toMatch(/[\\/\u202e]|^\.\./);
    const blob = await format.render(inOrder(articles), {
      count: articles.length,
      readPicture: async () => undefined,
      now: 0,
    });
    if (!/zip/.test(blob.type)) return;
    for (const entry of (await readZip(blob)).keys())
      expect(entry).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)|\\|\u202e/);
  });
});

describe('zips made to explode', () => {
  const heavy = new Uint8Array(60 * 1024 * 1024);
  const bombs: Record<string, () => Promise<Uint8Array<ArrayBuffer>>> = {
    'a gigabyte of zeros in a few kilobytes': async () => makeZip({ 'post.md': heavy }),
    'a table of contents that says less than there is': async () => {
      const zip = await makeZip({ 'post.md': heavy.subarray(0, 8_000_000) });
      for (const [header, at] of [
        [localHeader, 22],
        [centralHeader, 24],
      ] as const)
        patchZip(zip, header, at, 100);
      return zip;
    },
    'a table of contents that says far more': async () => {
      const zip = await makeZip({ 'post.md': makePost() });
      patchZip(zip, centralHeader, 24, 0xfffffff0);
      return zip;
    },
    'zips in zips': async () =>
      makeZip({ 'a.zip': await makeZip({ 'b.zip': await makeZip({ 'post.md': heavy }) }) }),
    'a hundred thousand names of nothing': async () => {
      const parts: Uint8Array[] = [];
      const zip = new ZipWriter((bytes) => void parts.push(bytes), 0);
      for (let n = 0; n < (isFull ? 100_000 : 2_000); n += 1)
        await zip.add(`${n}.md`, new Uint8Array(), { stored: true });
      await zip.close();
      return new Uint8Array(Buffer.concat(parts));
    },
  };

  test.each(Object.entries(bombs))('%s', { timeout: 300_000 }, async (_name, make) => {
    const results = await readAll([toFile('bomb.zip', await make())]);
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) expect(result).toHaveProperty('failure.code');
    expect(results.map((result) => 'failure' in result && result.failure.code)).not.toContain('unexpected');
    record(rows.bombs, Object.keys(bombs).length);
  });
});

test('no source merges objects by keys that files name', () => {
  // The one way to pollute that is left: assigning through a key read from elsewhere, twice.
  const merging = /\b(?:merge|extend|defaultsDeep)\s*\(/;
  for (const file of ['utils/import/shape.ts', 'utils/import/backup.ts', 'utils/import/wallabag.ts'])
    expect(readFileSync(file, 'utf8')).not.toMatch(merging);
});

const counted = new Map<string, Trials>();

/** Leaves the figure once all of a row have passed; one that fails never gets here, and the run itself fails. */
function record(row: string, all: number): void {
  const trials = counted.get(row) ?? new Trials('Hostile content', row);
  counted.set(row, trials);
  trials.add(row, undefined);
  if (trials.tried === all) trials.record();
}
