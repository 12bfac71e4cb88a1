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
import { buildBlog, hasJekyll } from '../browser/support/blog';
import { unpackZip } from '../browser/support/unzip';
import { encodePng } from '../tools/server/png';
import { usePageDom } from './support/dom';
import { readAll, toFile } from './support/import-context';
import { inOrder } from './support/read-zip';

/** Real posts of public archives. They are other people's text, so they stay outside the project. */
const archive = new URL('../../../shared/archive/_posts/', import.meta.url);
const hasArchive = existsSync(archive);
if (!hasArchive) console.warn('The archive of real posts is not there, so exporting it was not tried.');

const epubcheck = '/usr/share/java/epubcheck.jar';
const now = Date.parse('2026-11-24T04:00:00Z');

/** Every real article, each taken once, every picture of theirs stored as a file of its own. */
async function readArticles(): Promise<{ articles: StoredArticle[]; files: Map<string, PictureFile> }> {
  const names = readdirSync(archive);
  const results = await readAll(
    names.map((name) => toFile(name, readFileSync(new URL(encodeURIComponent(name), archive)))),
  );
  const files = new Map<string, PictureFile>();
  const found = new Map<string, StoredArticle>();
  for (const result of results) {
    if ('failure' in result) continue;
    const { summary, body } = result.stored;
    const pictures = await Promise.all(
      body.pictures.map(async (picture) => {
        const file = await makePictureOf(picture.url);
        files.set(file.hash, file);
        return { ...picture, hash: file.hash };
      }),
    );
    found.set(summary.id, {
      ...result.stored,
      summary: { ...summary, missingPictures: 0 },
      body: { ...body, pictures },
    });
  }
  return { articles: [...found.values()], files };
}

/** A picture as large as a thumbnail whose colours its address decides. */
async function makePictureOf(url: string): Promise<PictureFile> {
  const [width, height] = [48, 32];
  const seed = new Uint8Array(Buffer.from(await sha256(url), 'hex'));
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, at) => (seed[at % 32] ?? 0) + (at >> 7));
  const bytes = new Uint8Array(encodePng(width, height, pixels));
  const blob = new Blob([bytes], { type: 'image/png' });
  return { hash: await sha256(bytes.buffer), blob, type: 'image/png', width, height, url };
}

/** White space between words has no meaning in HTML. */
const squeeze = (text: string) => text.replace(/[\s\u200b\ufeff]+/gu, '');

/** What a serialiser and Jekyll write for characters that HTML would read. */
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

const decodeEntities = (html: string) =>
  html.replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name = '') =>
    code ? String.fromCodePoint(Number(code)) : (named[name] ?? whole),
  );

describe.skipIf(!hasArchive)('real articles', { timeout: 600_000 }, () => {
  let all: StoredArticle[] = [];
  let articles: StoredArticle[] = [];
  let files = new Map<string, PictureFile>();
  beforeAll(async () => {
    usePageDom();
    ({ articles: all, files } = await readArticles());
    articles = all.filter((_, index) => index % 3 === 0).slice(0, 200);
  }, 600_000);

  const render = (format: ExportFormat, some = articles) =>
    format.render(inOrder(some), { count: some.length, now, readPicture: async (hash) => files.get(hash) });

  test('are there, with pictures', () => {
    expect(all.length).toBeGreaterThan(600);
    expect(articles).toHaveLength(200);
    expect(articles.flatMap(({ body }) => body.pictures).length).toBeGreaterThan(100);
  });

  test.skipIf(!existsSync(epubcheck))(
    'make a valid book of two hundred (skipped where epubcheck is not installed)',
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

  test.skipIf(!hasJekyll)('are all built by Jekyll (skipped where jekyll is not installed)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jianbao-blog-'));
    try {
      const zip = join(folder, 'posts.zip');
      writeFileSync(zip, Buffer.from(await (await render(jekyll, all)).arrayBuffer()));
      unpackZip(zip, folder);
      const built = buildBlog(folder);
      expect(built).toHaveLength(all.length);
      const pages = built.map(({ title, html: page }) => ({
        title: squeeze(decodeEntities(title)),
        words: squeeze(decodeEntities(page.replace(/<[^>]*>/g, ''))),
      }));
      expect(pages.map(({ title }) => title).sort()).toEqual(
        all.map(({ summary }) => squeeze(summary.title)).sort(),
      );
      // What a built page shows of its post is the text that was saved.
      const lost = all.filter(({ summary, body }) => {
        const lines = body.text.split('\n').map(squeeze);
        const found = pages.filter(({ title }) => title === squeeze(summary.title));
        return !found.some(({ words }) => lines.every((line) => words.includes(line)));
      });
      expect(lost.map(({ summary }) => summary.id)).toEqual([]);
      for (const { html: page } of built)
        for (const [, path = ''] of page.matchAll(/srcset="\/blog\/([^"]*)"/g))
          expect(existsSync(join(folder, '_site', path)), path).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

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
