import { describe, expect, test } from 'vitest';
import type { ArticleId, StoredArticle } from '@/utils/article/types';
import { readFiles } from '@/utils/import';
import { planImport } from '@/utils/import/plan';
import { dot } from './support/awkward-articles';
import { importContext, importTime, readAll, readOne, toFile } from './support/import-context';
import { makePost } from './support/make-post';
import { makeZip } from './support/make-zip';
import { fixtures, readPages } from './support/pages';

const [demo] = readPages(fixtures, 'page.json').filter(({ name }) => name === 'zaobao/demo');
if (!demo) throw new Error('tests/fixtures/zaobao/demo is gone');

/** As large as a picture is, unlike a placeholder. */
const photo = new Uint8Array([...dot, ...new Uint8Array(600)]);
const data = `data:image/png;base64,${Buffer.from(photo).toString('base64')}`;

const outcomesOf = async (...input: Parameters<typeof readAll>) =>
  (await readAll(...input)).map((result) =>
    'failure' in result ? [result.file, result.failure.code] : [result.file, result.stored.summary.title],
  );

describe('saved pages', { timeout: 60_000 }, () => {
  const comments: [string, (page: string) => string][] = [
    [
      'SingleFile',
      (page) =>
        page.replace(
          /<html[^>]*>/i,
          (tag) =>
            `${tag}<!--\n Page saved with SingleFile \n url: ${demo.url} \n saved date: Tue Jul 02 2024 08:30:00 GMT+0800 (中国标准时间)\n-->`,
        ),
    ],
    [
      'Chrome',
      (page) => page.replace(/<html/i, `<!-- saved from url=(00${demo.url.length})${demo.url} -->\n<html`),
    ],
    [
      'Save Page WE',
      (page) => page.replace(/<head>/i, `<head><meta name="savepage-url" content="${demo.url}">`),
    ],
    [
      'a browser that writes no comment',
      (page) => page.replace(/<head>/i, `<head><link rel="canonical" href="${demo.url}">`),
    ],
  ];

  test.each(comments)('by %s are taken by the rules of their site', async (program, save) => {
    const bare = demo.html.replace(/<link rel="canonical"[^>]*>|<meta property="og:url"[^>]*>/g, '');
    const { stored } = await readOne(toFile('页面.html', save(bare)));
    expect(stored.summary).toMatchObject({
      site: 'zaobao',
      method: 'site-rules',
      layout: expect.any(String),
    });
    expect(stored.summary.title).not.toBe('');
    expect(stored.body.text).toContain('滨海植物园的木栈道');
    if (program === 'SingleFile')
      expect(stored.summary.savedAt).toBe(Date.parse('2024-07-02T08:30:00+08:00'));
    expect(stored.summary.savedAt).toBeLessThanOrEqual(importTime);
  });

  const own = (body: string) =>
    `<!doctype html><html><head><title>港口</title><link rel="canonical" href="https://news.example/a/1"><meta property="article:published_time" content="2024-01-02T08:30:00+08:00"></head><body><article><h1>港口恢复通航</h1>${body}${'<p>港口昨天恢复通航，第一批货轮下午离港，码头上的工人说，他们等了两个月，终于等到这一天。</p>'.repeat(6)}</article></body></html>`;

  test('bring the pictures that were saved beside them or inside them', async () => {
    const shared = `<style>:root{--sf-img-3: url("${data}")}</style>`;
    const body = `<p><img src="./页面_files/a.png" srcset="x 2x"></p><p><img src="${data}"></p><p><img src="data:image/svg+xml,<svg/>" style="background-image:var(--sf-img-3)!important"></p><p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://news.example/lazy.jpg"></p>`;
    const folder = [
      toFile('保存/页面.html', shared + own(body)),
      toFile('保存/页面_files/a.png', photo),
      toFile('保存/页面_files/frame.html', own('')),
    ];
    const results = await readAll(folder);
    expect(results).toHaveLength(1);
    const [result] = results;
    if (!result || 'failure' in result) throw new Error(JSON.stringify(result));
    expect(result.stored.body.pictures.map(({ url, hash }) => [url, hash !== null])).toEqual([
      ['https://news.example/a/%E9%A1%B5%E9%9D%A2_files/a.png', true],
      ['https://news.example/a/saved-picture-1.png', true],
      ['https://news.example/a/saved-picture-2.png', true],
      ['https://news.example/lazy.jpg', false],
    ]);
    expect(result.files).toHaveLength(1);
  });

  test('that are hostile lose what runs, and those without address or article are refused', async () => {
    const { stored } = await readOne(
      toFile('a.html', own('<p onclick="a()">甲<script>b()</script><img src=x onerror=a()></p>')),
    );
    expect(stored.body.html).not.toMatch(/onclick|script|onerror/);
    expect(
      await outcomesOf([
        toFile('none.html', '<html><body><p>港口</p></body></html>'),
        toFile('text.html', 'just words'),
        toFile(
          'home.html',
          '<!-- saved from url=(0027)https://www.zaobao.com.sg/ --><html><body><p>甲</p></body></html>',
        ),
      ]),
    ).toEqual([
      ['none.html', 'no-address'],
      ['text.html', 'not-an-archive'],
      ['home.html', 'home-page'],
    ]);
  });
});

describe('notes in Markdown', { timeout: 60_000 }, () => {
  const clipping = `---
title: "港口恢复通航：第一批货轮 & 工人"
source: "https://www.zaobao.com.sg/realtime/china/story20240102-1460001"
author:
  - "[[乔龙]]"
published: 2024-01-02
created: 2024-01-03
description: "摘要"
tags:
  - "clippings"
  - "航运"
---
![码头](https://static.zaobao.com/a.jpg)
*昨天的码头*

港口昨天**恢复**通航，==第一批==货轮下午离港，见[[笔记|另一篇]]。

- 第一泊位
- 第二泊位

| 港 | 船 |
| --- | --- |
| 甲 | 3 |

> 开港是大事。

<script>a()</script>
![[图.png]]
`;

  test('of Obsidian’s clipper keep title, address, author, dates, tags and text', async () => {
    const [result] = await readAll([toFile('vault/港口.md', clipping), toFile('vault/附件/图.png', dot)]);
    if (!result || 'failure' in result) throw new Error(JSON.stringify(result));
    const { summary, body } = result.stored;
    expect(summary).toMatchObject({
      id: 'zaobao:1460001',
      title: '港口恢复通航：第一批货轮 & 工人',
      byline: '乔龙',
      tags: ['航运'],
      published: { at: null, local: '2024-01-02', origin: 'import' },
      savedAt: Date.parse('2024-01-03'),
      post: null,
    });
    expect(body.text).toBe(
      '港口昨天恢复通航，第一批货轮下午离港，见另一篇。\n第一泊位\n第二泊位\n港\t船\n甲\t3\n开港是大事。',
    );
    expect(body.html).toContain('<strong>恢复</strong>通航，<mark>第一批</mark>');
    expect(body.html).not.toContain('script');
    expect(
      body.pictures.map(({ url, caption, hash }) => [url.split('/').pop(), caption, hash !== null]),
    ).toEqual([
      ['a.jpg', '昨天的码头', false],
      ['%E5%9B%BE.png', null, true],
    ]);
  });

  test('without an address are refused, in a folder passed over; posts stay posts', async () => {
    const note = '---\ntitle: 甲\n---\n乙';
    expect(await outcomesOf([toFile('a.md', note)])).toEqual([['a.md', 'no-address']]);
    expect(await outcomesOf([toFile('vault/a.md', note), toFile('vault/b.md', clipping)])).toEqual([
      ['vault/b.md', '港口恢复通航：第一批货轮 & 工人'],
    ]);
    const { stored } = await readOne(toFile('a.md', makePost()));
    expect(stored.summary.post).not.toBeNull();
  });
});

describe('wallabag', { timeout: 60_000 }, () => {
  const entry = {
    ...{ is_archived: 1, is_starred: 0, tags: ['航运', { label: '港' }], id: 7, title: '港口恢复通航' },
    url: 'https://www.zaobao.com.sg/realtime/china/story20240102-1460001?utm_source=x',
    content: '<p>港口昨天恢复通航。</p><script>a()</script>',
    created_at: '2024-01-03T08:00:00+0800',
    published_at: '2024-01-02T08:30:00+08:00',
    ...{ published_by: ['乔龙'], language: 'zh', domain_name: 'www.zaobao.com.sg' },
  };

  test('entries come with text, tags, marks and dates; one that is no article is named', async () => {
    const file = toFile(
      'export.json',
      JSON.stringify([entry, { ...entry, title: '空', content: '' }, { ...entry, url: 'about:blank' }]),
    );
    const [first, ...rest] = await readAll([file]);
    if (!first || 'failure' in first) throw new Error(JSON.stringify(first));
    expect(first.file).toBe('export.json/港口恢复通航');
    expect(first.stored.summary).toMatchObject({
      id: 'zaobao:1460001',
      url: 'https://www.zaobao.com.sg/realtime/china/story20240102-1460001',
      byline: '乔龙',
      ...{ read: 1, starred: 0, tags: ['航运', '港'] },
      savedAt: Date.parse('2024-01-03T00:00:00Z'),
      published: { at: Date.parse('2024-01-02T00:30:00Z'), local: '2024-01-02T08:30:00' },
    });
    expect(first.stored.body.html).toBe('<p>港口昨天恢复通航。</p>');
    expect(rest).toMatchObject([
      { file: 'export.json/空', failure: { code: 'no-body' } },
      { failure: { code: 'no-address' } },
    ]);
  });

  test('other JSON is none of it', async () => {
    expect(
      await outcomesOf([toFile('a.json', '[]'), toFile('b.json', '[1]'), toFile('c.json', '{"x":1}')]),
    ).toEqual([
      ['a.json', 'not-an-archive'],
      ['b.json', 'not-an-archive'],
      ['c.json', 'not-an-archive'],
    ]);
  });
});

test.each([
  [
    'Pocket',
    'title,url,time_added,tags,status\n"港口, 通航",https://news.example/1,1704153600,,unread\n,https://news.example/2,1,,archive\n',
  ],
  [
    'Instapaper',
    'URL,Title,Selection,Folder,Timestamp\nhttps://news.example/1,"港口, 通航",,Unread,1704153600\nhttps://news.example/2,,,Archive,1\n',
  ],
])('addresses of %s are named one by one, and no article is made up', async (_name, table) => {
  expect(await readAll([toFile('list.csv', table)])).toEqual([
    { file: 'list.csv/港口, 通航', failure: { code: 'address-only', detail: 'https://news.example/1' } },
    {
      file: 'list.csv/https://news.example/2',
      failure: { code: 'address-only', detail: 'https://news.example/2' },
    },
  ]);
  expect(await outcomesOf([toFile('other.csv', 'a,b\n1,2\n')])).toEqual([['other.csv', 'not-an-archive']]);
});

test('addresses that the library has are told apart, whatever encoding, line ends and decoration they come in', async () => {
  const known = 'https://www.zaobao.com/realtime/china/story20240102-1460001?ref=home';
  const table = `\ufefftitle,网址\r\n港口,${known}\r\n通航,https://news.example/1\r\n坏,ftp://x\r\n`;
  const isKnown = async (id: string) => id === 'zaobao:1460001';
  for (const content of [table, new Uint8Array([...Buffer.from(`\ufeff${table.slice(1)}`, 'utf16le')])]) {
    const results = await readAll([toFile('list.csv', content)], { isKnown });
    expect(results.map((result) => 'failure' in result && result.failure.code)).toEqual([
      'address-known',
      'address-only',
      'no-address',
    ]);
  }
});

describe('a dry run', { timeout: 60_000 }, () => {
  async function plan(files: Parameters<typeof readAll>[0], library: readonly StoredArticle[] = []) {
    const lookup = async (id: ArticleId) => library.find(({ summary }) => summary.id === id);
    const entries: unknown[][] = [];
    for await (const entry of planImport(readFiles(files, importContext), lookup)) {
      entries.push([entry.file, entry.outcome === 'failed' ? entry.code : entry.outcome]);
    }
    return entries;
  }

  test('says what would happen to each, copies among the files included', async () => {
    const { stored } = await readOne(toFile('old.md', makePost()));
    const newer = {
      date: '2024-02-02T00:30:00.123Z',
      epoch: 'NaN',
      body: '<p>港口昨天恢复通航，第一批货轮傍晚离港。</p>',
    };
    const zip = await makeZip({
      '_posts/2024-01-02-a.md': makePost(),
      '_posts/2024-01-02-b.md': makePost(newer),
      '_posts/2024-01-02-c.md': makePost(newer),
      '_posts/2024-01-02-d.md': '---\nbroken',
    });
    const expected = (first: string) => [
      ['a.zip/_posts/2024-01-02-a.md', first],
      ['a.zip/_posts/2024-01-02-b.md', 'updated'],
      ['a.zip/_posts/2024-01-02-c.md', 'unchanged'],
      ['a.zip/_posts/2024-01-02-d.md', 'bad-front-matter'],
    ];
    expect(await plan([toFile('a.zip', zip)])).toEqual(expected('added'));
    expect(await plan([toFile('a.zip', zip)], [stored])).toEqual(expected('unchanged'));
  });
});

test('a chosen list of nothing is told, also beside a file that holds something', {
  timeout: 60_000,
}, async () => {
  const results = await readAll([toFile('list.csv', 'title,url\n'), toFile('post.md', makePost())]);
  expect(results.find(({ file }) => file === 'list.csv')).toMatchObject({
    failure: { code: 'not-an-archive' },
  });
  expect(results).toHaveLength(2);
});
