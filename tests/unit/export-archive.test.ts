import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '@/utils/article/hash';
import type { PictureFile, StoredArticle } from '@/utils/article/types';
import { backup } from '@/utils/export/backup';
import { epub } from '@/utils/export/epub';
import { html } from '@/utils/export/html';
import { jekyll } from '@/utils/export/jekyll';
import { markdown } from '@/utils/export/markdown';
import { site } from '@/utils/export/site';
import type { ExportFormat } from '@/utils/export/types';
import { dot } from './support/awkward-articles';
import { usePageDom } from './support/dom';
import { readAll, toFile } from './support/import-context';
import { inOrder } from './support/read-zip';

/** Real posts of public archives. They are other people's text, so they stay outside the project. */
const archive = new URL('../../../shared/archive/_posts/', import.meta.url);
const hasArchive = existsSync(archive);
if (!hasArchive) console.warn('The archive of real posts is not there, so exporting it was not tried.');

const epubcheck = '/usr/share/java/epubcheck.jar';
const now = Date.parse('2026-11-24T04:00:00Z');

/** Two hundred real articles, each taken once, every picture of theirs stored. */
async function readArticles(): Promise<{ articles: StoredArticle[]; file: PictureFile }> {
  const names = readdirSync(archive).filter((_name, index) => index % 3 === 0);
  const results = await readAll(
    names.map((name) => toFile(name, readFileSync(new URL(encodeURIComponent(name), archive)))),
  );
  const hash = await sha256(dot.buffer as ArrayBuffer);
  const blob = new Blob([dot], { type: 'image/png' });
  const found = new Map<string, StoredArticle>();
  for (const result of results) {
    if ('failure' in result) continue;
    const { summary, body } = result.stored;
    const pictures = body.pictures.map((picture) => ({ ...picture, hash }));
    found.set(summary.id, {
      ...result.stored,
      summary: { ...summary, missingPictures: 0 },
      body: { ...body, pictures },
    });
  }
  const file = { hash, blob, type: 'image/png', width: 1, height: 1, url: '' };
  return { articles: [...found.values()].slice(0, 200), file };
}

describe.skipIf(!hasArchive)('two hundred real articles', { timeout: 300_000 }, () => {
  let articles: StoredArticle[] = [];
  let file: PictureFile;
  beforeAll(async () => {
    usePageDom();
    ({ articles, file } = await readArticles());
  }, 120_000);

  const render = (format: ExportFormat) =>
    format.render(inOrder(articles), { count: articles.length, now, readPicture: async () => file });

  test('are there, with pictures', () => {
    expect(articles).toHaveLength(200);
    expect(articles.flatMap(({ body }) => body.pictures).length).toBeGreaterThan(100);
  });

  test.skipIf(!existsSync(epubcheck))(
    'make a valid book (skipped where epubcheck is not installed)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'jianbao-epub-'));
      try {
        const path = join(folder, 'book.epub');
        writeFileSync(path, Buffer.from(await (await render(epub)).arrayBuffer()));
        const checked = spawnSync('java', ['-jar', epubcheck, path], { encoding: 'utf8' });
        expect(checked.stdout + checked.stderr).not.toMatch(/^(?:ERROR|WARNING|FATAL)/m);
        expect(checked.status).toBe(0);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  /** White space between words has no meaning in HTML. */
  const squeeze = (text: string) => text.replace(/[\s\u200b\ufeff]+/gu, '');

  test.each([backup, jekyll, markdown, html, site])('come back from $id', async (format) => {
    const results = await readAll([toFile('all.zip', await render(format))]);
    const back = new Map(
      results.map((result) =>
        'failure' in result ? [result.file, undefined] : [result.stored.summary.id, result.stored],
      ),
    );
    expect([...back.keys()].sort()).toEqual(articles.map(({ summary }) => summary.id).sort());
    const lost = articles.filter(({ summary, body }) => {
      const after = back.get(summary.id);
      const isSame =
        after?.summary.title === summary.title &&
        after.summary.url === summary.url &&
        after.summary.published.at === summary.published.at &&
        after.summary.published.local === summary.published.local &&
        squeeze(after.body.text) === squeeze(body.text) &&
        after.body.pictures.map(({ url, hash }) => url + hash).join() ===
          body.pictures.map(({ url, hash }) => url + hash).join();
      return !isSame;
    });
    expect(lost.map(({ summary }) => [summary.id, summary.title])).toEqual([]);
  });
});
