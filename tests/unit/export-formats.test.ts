import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { PictureFile, StoredArticle } from '@/utils/article/types';
import { formats } from '@/utils/export';
import { cslJson, ris } from '@/utils/export/bibliography';
import { csv } from '@/utils/export/csv';
import { epub } from '@/utils/export/epub';
import { html } from '@/utils/export/html';
import { markdown } from '@/utils/export/markdown';
import { site } from '@/utils/export/site';
import { text } from '@/utils/export/text';
import type { ExportFormat } from '@/utils/export/types';
import { toScalar } from '@/utils/export/yaml-scalar';
import {
  hash,
  makeAwkward,
  makeBare,
  picture,
  pictureUrl,
  storedWithPicture,
} from './support/awkward-articles';
import { usePageDom } from './support/dom';
import { makeStored } from './support/make-article';
import { inOrder, readZip } from './support/read-zip';

const now = Date.parse('2026-11-24T04:00:00Z');
const address = 'https://www.zaobao.com.sg/realtime/china/story20240102-1';

beforeAll(usePageDom);

function render(
  format: ExportFormat,
  articles: readonly StoredArticle[],
  files: readonly PictureFile[] = [],
) {
  const readPicture = async (wanted: string) => files.find((file) => file.hash === wanted);
  return format.render(inOrder(articles), { count: articles.length, now, readPicture });
}

/** Everything a format wrote, by name: the entries of a zip, or the one file. */
async function filesOf(format: ExportFormat, blob: Blob): Promise<Map<string, string>> {
  const head = await blob.slice(0, 2).text();
  if (head !== 'PK') return new Map([[`file.${format.extension}`, await blob.text()]]);
  const files = new Map<string, string>();
  for (const [name, file] of await readZip(blob)) files.set(name, await file.text());
  return files;
}

const parseXml = (xml: string) => new JSDOM(xml, { contentType: 'application/xhtml+xml' }).window.document;

describe.each(formats)('the format $id', { timeout: 60_000 }, (format) => {
  test('writes an empty selection', async () => {
    const blob = await render(format, []);
    const files = await filesOf(format, blob);
    for (const [name, content] of files) if (/\.x?html$/.test(name)) expect(content).toContain('</html>');
    expect(format.fileName(0, undefined, now)).toMatch(/^jianbao-[a-z]+-2026-11-2\d\.\w+$/);
  });

  test('writes an article without date, pictures and title, alone and with others', async () => {
    const bare = await makeBare();
    expect((await render(format, [bare])).size).toBeGreaterThan(0);
    expect((await render(format, [bare, await storedWithPicture()])).size).toBeGreaterThan(100);
    expect(format.fileName(1, bare.summary, now)).toMatch(/\.\w+$/);
  });

  test('writes the most awkward articles under names that every system takes', async () => {
    const articles = await makeAwkward();
    const blob = await render(format, articles);
    for (const name of (await filesOf(format, blob)).keys()) {
      const last = name.split('/').at(-1) ?? '';
      expect(name).not.toMatch(/^\/|(?:^|\/)\.\.?(?:\/|$)|[<>:"\\|?*~]|[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(last.length).toBeLessThanOrEqual(120);
      expect(new TextEncoder().encode(last).length).toBeLessThanOrEqual(240);
    }
    for (const { summary } of articles) {
      expect(format.fileName(1, summary, now)).not.toMatch(/[<>:"/\\|?*~]|[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
    for (const one of articles) expect((await render(format, [one])).size).toBeGreaterThan(0);
  });

  test('says where an article came from and when it was saved', async () => {
    const files = await filesOf(format, await render(format, [await storedWithPicture()], [picture]));
    const all = [...files.values()].join('\n');
    expect(all).toContain(address);
    expect(all).toContain('联合早报');
    // The archive form has no field for the time of saving.
    if (format.id !== 'jekyll') expect(all).toMatch(/2024[-/]01[-/]0[23]|1704240000000|2024,\s+1,\s+3/);
  });

  test('counts what it wrote, and stops when it is told to', async () => {
    const stored = await storedWithPicture();
    const done: number[] = [];
    const context = {
      count: 2,
      now,
      readPicture: async () => picture,
      onProgress: (count: number) => done.push(count),
    };
    await format.render(inOrder([stored, stored]), context);
    expect(done).toEqual([1, 2]);
    const controller = new AbortController();
    async function* endless() {
      for (let index = 0; ; index += 1) {
        if (index === 3) controller.abort(new Error('cancelled by the reader'));
        yield stored;
      }
    }
    const stopped = format.render(endless(), { ...context, count: 99, signal: controller.signal });
    await expect(stopped).rejects.toThrow('cancelled by the reader');
  });
});

describe('Markdown', { timeout: 60_000 }, () => {
  test('one article is a note that Obsidian reads', async () => {
    const stored = await storedWithPicture();
    const blob = await render(
      markdown,
      [{ ...stored, summary: { ...stored.summary, tags: ['航运'] } }],
      [picture],
    );
    expect(await blob.text()).toBe(
      `---
title: 港口恢复通航
source: ${address}
published: 2024-01-02T08:30
created: 2024-01-03T00:00:00.000Z
description: 港口昨天恢复通航。
tags:
  - 航运
site: 联合早报
section: 中国
published_at: 2024-01-02T00:30:00.000Z
language: zh-Hans
article_id: zaobao:1
saved_at: ${toScalar('2024-01-03T00:00:00.000Z')}
visited: ${toScalar(stored.summary.visitedUrl)}
date_from: structured-data
extracted_by: site-rules web2023
text_sha256: ${toScalar(stored.body.provenance?.textHash ?? '')}
html_sha256: ${toScalar(stored.body.provenance?.htmlHash ?? '')}
---

![码头](<${pictureUrl}>)  
*昨天的码头*

港口昨天恢复通航。
`,
    );
    expect(markdown.fileName(1, stored.summary, now)).toBe('2024-01-02-港口恢复通航.md');
  });

  test('many are notes with a folder of attachments', async () => {
    const stored = await storedWithPicture();
    const files = await filesOf(markdown, await render(markdown, [stored, stored], [picture]));
    expect([...files.keys()]).toEqual([
      `attachments/${hash}.png`,
      '2024-01-02-港口恢复通航.md',
      '2024-01-02-港口恢复通航-2.md',
    ]);
    expect(files.get('2024-01-02-港口恢复通航.md')).toContain(
      `![码头](attachments/${hash}.png "${pictureUrl}")`,
    );
  });

  test('front matter parses whatever the article holds', async () => {
    const files = await filesOf(markdown, await render(markdown, await makeAwkward()));
    for (const [name, content] of files) {
      const front = parseYaml(content.split('---\n')[1] ?? '');
      expect(front.source, name).toMatch(/^https:/);
      expect(typeof front.title, name).toBe('string');
      expect(front.tags ?? ['a, b', '#标签 x'], name).toEqual(['a, b', '#标签 x']);
    }
  });
});

describe('HTML', { timeout: 60_000 }, () => {
  test('a page holds its pictures and asks for nothing', async () => {
    const stored = await storedWithPicture();
    const page = new JSDOM(await (await render(html, [stored], [picture])).text()).window.document;
    expect(page.querySelector('img')?.getAttribute('src')).toMatch(/^data:image\/png;base64,iVBOR/);
    expect(page.querySelector('img')?.getAttribute('data-src')).toBe(pictureUrl);
    expect(page.documentElement.lang).toBe('zh-Hans');
    expect(page.querySelector('h1')?.textContent).toBe('港口恢复通航');
    expect(page.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(address);
    expect(page.querySelector('figcaption')?.textContent).toBe('昨天的码头');
  });

  test.each([html, site])(
    '$id: nothing runs, nothing is requested, whatever a body holds',
    async (format) => {
      const hostile =
        '<p onclick="a()">甲<script>b()</script><img src="https://a.example/x.png" alt="没有"></p>';
      const articles = [await makeStored({ html: hostile }), ...(await makeAwkward())];
      for (const [name, content] of await filesOf(format, await render(format, articles))) {
        if (!name.endsWith('.html')) continue;
        const page = new JSDOM(content).window.document;
        const scripts = [...page.querySelectorAll('script')].filter(
          ({ type }) => type !== 'application/json',
        );
        expect(scripts, name).toHaveLength(name === 'index.html' ? 1 : 0);
        expect(content, name).not.toMatch(/\sonclick/);
        for (const image of page.querySelectorAll('img')) expect(image.src, name).not.toMatch(/^http/);
        expect(page.querySelector('[http-equiv=Content-Security-Policy]')?.getAttribute('content')).toMatch(
          /^default-src 'none'/,
        );
      }
    },
  );

  test('a site lists by month, newest first, and links to pages and pictures that are there', async () => {
    const articles = [await storedWithPicture('zaobao:1'), ...(await makeAwkward())];
    const files = await filesOf(site, await render(site, articles, [picture]));
    const index = new JSDOM(files.get('index.html') ?? '').window.document;
    const links = [...index.querySelectorAll('li a')].map((link) => link.getAttribute('href') ?? '');
    expect(links).toHaveLength(articles.length);
    for (const link of links) expect(files.has(decodeURIComponent(link)), link).toBe(true);
    const months = [...index.querySelectorAll('h2')].map(
      ({ textContent }) => textContent?.match(/\d{4}年\d+月/)?.[0],
    );
    expect(months.slice(-1)).toEqual(['2024年1月']);
    expect(new Set(months).size).toBe(months.length);
    const page = files.get('articles/2024-01-02-港口恢复通航.html') ?? '';
    const source = page.match(/<img src="([^"]*)"/)?.[1] ?? '';
    expect(source).toBe(`../pictures/${hash}.png`);
    expect(files.has(source.slice(3))).toBe(true);
  });
});

test('plain text has title, facts and paragraphs', async () => {
  const stored = await makeStored({ html: '<p>一。</p><p>二。</p>', text: '一。\n二。', byline: '记者：甲' });
  const file = await (await render(text, [stored])).text();
  expect(file).toMatch(/^港口恢复通航\n\n媒体：联合早报\n署名：记者：甲\n/);
  expect(file).toContain(`发布：2024-01-02 08:30 (UTC+08:00)\n`);
  expect(file).toContain(`原网页：${address}\n`);
  expect(file).toContain('\n\n---\n\n一。\n\n二。\n\n---\n\n关于这份副本\n');
  expect(file).toContain(`正文 SHA-256：${stored.body.provenance?.textHash}\n`);
  expect(file.trimEnd()).toMatch(/不能证明内容出自发布者。.*$/);
});

describe('the catalogue', () => {
  test('is read back by another parser, and runs nothing in a spreadsheet', async () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', ' =1'];
    const titles = ['“引号”, 逗号; "x"\n换行', ...formulas];
    const articles = await Promise.all(
      titles.map((title, index) => makeStored({ id: `zaobao:${index}`, title, section: null })),
    );
    const file = await (await render(csv, articles)).arrayBuffer();
    expect([...new Uint8Array(file).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parseCsv(Buffer.from(file), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map(({ title }) => title)).toEqual([
      '“引号”, 逗号; "x" 换行',
      ...formulas.map((formula) => `'${formula.trim()}`),
    ]);
    expect(rows[0]).toMatchObject({
      url: 'https://www.zaobao.com.sg/realtime/china/story20240102-0',
      site: '联合早报',
      published: '2024-01-02 08:30',
      published_utc: '2024-01-02T00:30:00.000Z',
      saved_utc: '2024-01-03T00:00:00.000Z',
      section: '',
      complete: '1',
    });
  });

  test('has as many cells in each row as it has columns, whatever the articles hold', async () => {
    const articles = await makeAwkward();
    const file = Buffer.from(await (await render(csv, articles)).arrayBuffer());
    const rows = parseCsv(file, { bom: true }) as string[][];
    expect(rows).toHaveLength(articles.length + 1);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    for (const row of rows.slice(1)) for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
  });
});

describe('the bibliography', () => {
  const parts = {
    source: '德国之声',
    credits: [
      { role: 'reporter' as const, names: ['乔龙'] },
      { role: 'editor' as const, names: ['胡力汉'] },
    ],
  };

  test('in CSL JSON', async () => {
    const [item] = JSON.parse(await (await render(cslJson, [await makeStored(parts)])).text());
    expect(item).toMatchObject({
      id: 'zaobao:1',
      type: 'article-newspaper',
      title: '港口恢复通航',
      author: [{ literal: '乔龙' }],
      editor: [{ literal: '胡力汉' }],
      'container-title': '联合早报',
      issued: { 'date-parts': [[2024, 1, 2]] },
      accessed: { 'date-parts': [[2024, 1, 3]] },
      URL: address,
      language: 'zh-Hans',
    });
    expect(JSON.parse(await (await render(cslJson, [])).text())).toEqual([]);
    expect(JSON.parse(await (await render(cslJson, await makeAwkward())).text())).toHaveLength(21);
  });

  test('in RIS', async () => {
    const file = await (await render(ris, [await makeStored(parts), ...(await makeAwkward())])).text();
    const records = file.split('ER  - \r\n\r\n').slice(0, -1);
    expect(records).toHaveLength(22);
    for (const record of records) {
      expect(record).toMatch(/^TY {2}- NEWS\r\n/);
      for (const line of record.trimEnd().split('\r\n')) expect(line).toMatch(/^[A-Z][A-Z\d] {2}- \S/);
    }
    for (const line of [
      'AU  - 乔龙',
      'ED  - 胡力汉',
      'T2  - 联合早报',
      'DA  - 2024/01/02',
      'Y2  - 2024/01/03',
      `UR  - ${address}`,
    ]) {
      expect(records[0]?.split('\r\n')).toContain(line);
    }
  });
});

const epubcheck = '/usr/share/java/epubcheck.jar';

describe('EPUB', { timeout: 120_000 }, () => {
  test('begins as readers look for it, and nests its contents', async () => {
    const articles = [await storedWithPicture(), ...(await makeAwkward())];
    const blob = await render(epub, articles, [picture]);
    expect(await blob.slice(0, 58).text()).toMatch(/^PK[\s\S]{28}mimetypeapplication\/epub\+zip/);
    const files = await filesOf(epub, blob);
    for (const [name, content] of files)
      if (/xhtml$|opf$|xml$/.test(name)) expect(() => parseXml(content), name).not.toThrow();
    const contents = parseXml(files.get('OEBPS/nav.xhtml') ?? '');
    expect(contents.querySelectorAll('nav > ol > li > ol').length).toBeGreaterThan(10);
    expect(contents.querySelectorAll('nav ol ol a')).toHaveLength(articles.length);
    expect(files.get('OEBPS/text/000001.xhtml')).toContain(`<img src="../pictures/${hash}.png" alt="码头"/>`);
    expect(files.get('OEBPS/text/000001.xhtml')).toContain('xml:lang="zh-Hans"');
    expect(files.get('OEBPS/text/000005.xhtml')).toContain('xml:lang="en"');
    expect(files.get('OEBPS/package.opf')).toContain('properties="cover-image"');
  });

  test.skipIf(!existsSync(epubcheck))(
    'is valid, with the most awkward articles and with none (skipped where epubcheck is not installed)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'jianbao-epub-'));
      const stored = await storedWithPicture();
      try {
        const books = { many: [stored, ...(await makeAwkward())], one: [stored], none: [] };
        for (const [name, articles] of Object.entries(books)) {
          const file = join(folder, `${name}.epub`);
          writeFileSync(file, Buffer.from(await (await render(epub, articles, [picture])).arrayBuffer()));
          const checked = spawnSync('java', ['-jar', epubcheck, file], { encoding: 'utf8' });
          expect(checked.stdout + checked.stderr).not.toMatch(/^(?:ERROR|WARNING|FATAL)/m);
          expect(checked.status).toBe(0);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
