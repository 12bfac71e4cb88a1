import { marked } from 'marked';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '@/utils/article/hash';
import type { CleanHtml, StoredArticle } from '@/utils/article/types';
import { parseFragment } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import { html } from '@/utils/export/html';
import { markdown } from '@/utils/export/markdown';
import { canEmphasise, escapeMarkdown } from '@/utils/export/markdown-escape';
import { site } from '@/utils/export/site';
import type { ExportFormat } from '@/utils/export/types';
import { cleanFragment } from '@/utils/extract/fragment';
import { mergeArticles } from '@/utils/library/merge';
import { vectors } from '../trust/vectors';
import { dot } from './support/awkward-articles';
import { usePageDom } from './support/dom';
import { readAll, toFile } from './support/import-context';
import { makeStored } from './support/make-article';
import { randomFrom, randomText } from './support/random';
import { inOrder } from './support/read-zip';

beforeAll(usePageDom);

const now = Date.parse('2026-11-24T04:00:00Z');
const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A body as cleaning leaves it, of random words with every mark and block that a body can have. */
function randomBody(random: () => number): string {
  const words = () => escapeHtml(`${randomText(random, 6)}港`);
  const mark = (inner: string) => {
    const names = ['strong', 'em', 's', 'u', 'mark', 'sub', 'code', 'cite', 'q'];
    const name = names[Math.floor(random() * names.length)];
    return random() < 0.2
      ? `<a href="https://a.example/x_(y)?a=1&amp;b=2">${inner}</a>`
      : `<${name}>${inner}</${name}>`;
  };
  const line = () =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
      random() < 0.4
        ? mark(random() < 0.3 ? words() + mark(words()) : words())
        : random() < 0.15
          ? '<br>'
          : words(),
    ).join('');
  const blocks: (() => string)[] = [
    () => `<p>${line()}</p>`,
    () => `<p>${line()}</p>`,
    () => `<h2>${words()}</h2>`,
    () => `<ul><li>${line()}</li><li>${line()}<ul><li>${words()}</li></ul></li></ul>`,
    () => `<ol start="3"><li>${words()}</li><li>${words()}</li></ol>`,
    () => `<blockquote><p>${line()}</p><p>${words()}</p></blockquote>`,
    () =>
      `<table><tbody><tr><th>${words()}</th><th>${words()}</th></tr><tr><td>${line()}</td><td>${words()}</td></tr></tbody></table>`,
    () =>
      `<table><tbody><tr><td colspan="2">${words()}</td></tr><tr><td>${words()}</td><td>${words()}</td></tr></tbody></table>`,
    () => `<pre>${words()}\n\n  ${words()}</pre>`,
    () =>
      `<figure><img src="https://static.zaobao.com/a_(1).png?x=1&amp;y=2" alt="${words()}"><figcaption>${words()}</figcaption></figure>`,
    () => `<figure><figcaption><a href="https://a.example/v">视频：${words()}</a></figcaption></figure>`,
  ];
  return Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
    blocks[Math.floor(random() * blocks.length)]?.(),
  ).join('');
}

/** An article as the library has it: its body went through cleaning once. */
async function randomArticle(random: () => number, index: number): Promise<StoredArticle> {
  const url = `https://www.zaobao.com.sg/realtime/china/story20240102-${1000 + index}`;
  const clean = cleanFragment(randomBody(random), { url, sanitize, parse: parseFragment });
  const bytes = dot.buffer as ArrayBuffer;
  const hash = random() < 0.5 ? await sha256(bytes) : null;
  const line = (most: number) =>
    randomText(random, most)
      .replace(/\p{Cs}/gu, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim();
  const stored = await makeStored(
    {
      id: `zaobao:${1000 + index}`,
      url,
      visitedUrl: url,
      title: `${line(20)}甲`,
      html: clean.html,
      text: clean.text,
      excerpt: line(6),
      pictures: clean.pictures,
      byline: clean.byline ?? (index % 2 ? `记者${line(3)}乙` : null),
      source: index % 3 ? `${line(3)}丙` : null,
      section: index % 2 ? `${line(3)}丁` : null,
      modifiedAt: index % 2 ? Date.UTC(2024, 5, 6) : null,
      published: [
        {
          at: Date.UTC(2024, 0, 2, 0, 30),
          local: '2024-01-02T08:30',
          printed: null,
          origin: 'import' as const,
          zoneAssumed: false,
        },
        { at: null, local: '2024-01-02', printed: null, origin: 'import' as const, zoneAssumed: false },
        { at: null, local: null, printed: null, origin: null, zoneAssumed: false },
      ][index % 3] ?? { at: null, local: null, printed: null, origin: null, zoneAssumed: false },
    },
    { hashes: clean.pictures.map(() => hash) },
  );
  const tags = index % 2 ? [...new Set([`${line(4)}戊`, '航运, 港'])] : [];
  return { ...stored, summary: { ...stored.summary, tags } };
}

/** White space between words has no meaning in HTML, and a file holds no zero-width marks that cleaning would drop. */
const squeeze = (text: string) => text.replace(/[\s\p{Cs}\p{Cc}\u200b\ufeff\ufffd]+/gu, '');

/** What comes back from a note or a page of ours; the README of utils/export lists what does not. */
function comparable({ summary, body }: StoredArticle) {
  const {
    id,
    url,
    site: siteId,
    siteName,
    title,
    byline,
    source,
    section,
    published,
    modifiedAt,
    savedAt,
    tags,
  } = summary;
  return {
    ...{ id, url, siteId, siteName, title, byline, source, section, modifiedAt, savedAt, tags },
    published: { ...published, origin: null, printed: null },
    text: squeeze(body.text),
    pictures: body.pictures.map(({ url: address, alt, caption, hash }) => [
      address,
      squeeze(alt),
      caption && squeeze(caption),
      hash,
    ]),
  };
}

async function roundTrip(format: ExportFormat, articles: readonly StoredArticle[]) {
  const blobOf = new Blob([dot], { type: 'image/png' });
  const context = {
    count: articles.length,
    now,
    readPicture: async (hash: string) => ({
      hash,
      blob: blobOf,
      type: 'image/png',
      width: 1,
      height: 1,
      url: '',
    }),
  };
  const blob = await format.render(inOrder(articles), context);
  const results = await readAll([toFile('all.zip', blob)]);
  const back = new Map<string, StoredArticle>();
  for (const result of results) {
    if ('failure' in result) throw new Error(`${result.file}: ${result.failure.code}`);
    back.set(result.stored.summary.id, result.stored);
  }
  return back;
}

describe.each([markdown, html, site])('from $id', { timeout: 120_000 }, (format) => {
  test('articles of any words come back with text, pictures and facts', async () => {
    const random = randomFrom(21);
    const articles = await Promise.all(
      Array.from({ length: 120 }, (_, index) => randomArticle(random, index)),
    );
    const full = articles.filter(({ body }) => body.text.trim() !== '' || body.pictures.length > 0);
    expect(full.length).toBeGreaterThan(100);
    const back = await roundTrip(format, full);
    for (const before of full) {
      const after = back.get(before.summary.id);
      expect(after && comparable(after), before.body.html).toEqual(comparable(before));
    }
  });

  test('what comes back is the same article to the library', async () => {
    const stored = await makeStored({
      text: '港口昨天恢复通航。',
      published: { at: null, local: null, printed: null, origin: null, zoneAssumed: false },
    });
    const back = await roundTrip(format, [stored, stored]);
    const after = back.get(stored.summary.id);
    expect(after && mergeArticles(stored, after).outcome).toBe('unchanged');
  });
});

describe('Markdown', () => {
  test.each([
    ['# 不是标题', '\\# 不是标题'],
    ['1. 不是列表', '1\\. 不是列表'],
    ['- 不是', '\\- 不是'],
    ['a_b *c* [d] <e> `f` ~g~ $h$ ==i==', 'a_b \\*c\\* \\[d\\] &lt;e> \\`f\\` \\~g\\~ \\$h\\$ \\=\\=i\\=\\='],
    ['&lt; & 甲', '&amp;lt; & 甲'],
    ['见 #标签', '见 \\#标签'],
  ])('%j is written %j', (text, written) => {
    expect(escapeMarkdown(text)).toBe(written);
  });

  test.each(['', 'https://a.example/x', 'www.a.example'])('behind %j no text becomes a tag', (address) => {
    const tags = vectors.flatMap(({ id, html: text }) => {
      const line = text.replace(/\s+/g, ' ');
      const shown = parseFragment(marked.parse(escapeMarkdown(`${address}${line}`), { async: false }));
      const found = [...shown.querySelectorAll('*')].filter(
        (element) =>
          !['P', 'A'].includes(element.nodeName) ||
          /^(?!https?:|mailto:)./.test(element.getAttribute('href') ?? ''),
      );
      return found.map(({ outerHTML }) => `${id}: ${outerHTML}`);
    });
    expect(tags).toEqual([]);
  });

  test('emphasis is marked only where every reader sees it', () => {
    expect(canEmphasise({ character: '天' }, '恢复', { character: '通' })).toBe(true);
    expect(canEmphasise({ character: '天' }, '“恢复”', { character: '通' })).toBe(false);
    expect(canEmphasise('edge', '“恢复”', 'edge')).toBe(true);
    expect(canEmphasise('unknown', '（恢复', { character: '通' })).toBe(false);
  });

  test('a body keeps its form', async () => {
    const body =
      '<h2>码头</h2><p>昨天<strong>恢复</strong>，<strong>“开港”</strong>了<br>第二行</p><ol start="3"><li>一</li></ol><table><tbody><tr><th>港</th></tr><tr><td>a|b</td></tr></tbody></table>';
    const stored = await makeStored({ html: body });
    const context = { count: 1, now, readPicture: async () => undefined };
    const note = await (await markdown.render(inOrder([stored]), context)).text();
    expect(note.split('---\n\n')[1]).toBe(
      '## 码头\n\n昨天**恢复**，<strong>“开港”</strong>了  \n第二行\n\n3.  一\n\n| 港 |\n| --- |\n| a\\|b |\n',
    );
    expect(sanitize(body) as CleanHtml).toBe(body);
  });
});
