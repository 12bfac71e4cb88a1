import { existsSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '@/utils/article/failure';
import type { Article } from '@/utils/article/types';
import { sanitize } from '@/utils/dom/sanitize';
import { extract, extractAgain } from '@/utils/extract/extract';
import { devPages, fixtures, parseWithJsdom, readPages } from './support/pages';

const contents =
  '#article-body,.article-body,.articleBody,.b-article-body,#storytext,#articleContent,.articalContent,.article-content-rawhtml';

/** What live pages vary in, done to a page's HTML; the article must stay the same. */
const mutations: Record<string, (html: string) => string> = {
  'upper-case tags': (html) =>
    outsideScripts(html, (part) => part.replace(/<\/?[a-z][a-z0-9-]*/g, (tag) => tag.toUpperCase())),
  'unclosed paragraphs': (html) => outsideScripts(html, (part) => part.replaceAll('</p>', '')),
  'unclosed content': changed((page) => {
    page.querySelector(contents)?.append('[end]');
  }, /\[end\]<\/\w+>/),
  'wrapped body': changed((page) => {
    for (const name of ['a', 'b', 'c']) wrap(page, page.body, name);
  }),
  'wrapped content': changed((page) => {
    const content = page.querySelector(contents);
    if (content) wrap(page, content, 'inner');
  }),
  'nested spans': changed((page) => {
    for (const paragraph of page.querySelectorAll(contents.replaceAll(/(?=,|$)/g, ' p'))) {
      for (let depth = 0; depth < 5; depth += 1) {
        const span = page.createElement('span');
        span.append(...paragraph.childNodes);
        paragraph.append(span);
      }
    }
  }),
  'lazy pictures': changed((page) => {
    for (const image of page.querySelectorAll('img[src]')) {
      image.setAttribute('data-src', image.getAttribute('src') ?? '');
      image.setAttribute('src', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=');
    }
  }),
  'other furniture': changed((page) => {
    const paragraph = page.querySelector(contents)?.querySelector(':scope > p, :scope > div');
    const box = page.createElement('div');
    box.innerHTML =
      '<h4>相关新闻</h4><ul><li><a href="https://www.zaobao.com/realtime/china/story20200101-1000001">' +
      '河边的长椅重新上漆</a></li></ul>';
    paragraph?.after(box);
  }),
};

const pages = readPages(fixtures, 'page.json')
  .filter(({ name }) => !name.includes('neg-') && !name.startsWith('other'))
  .map((page) => ({ ...page, article: extract(parseWithJsdom(page.html, page.url), page.url, sanitize) }));

describe.each(Object.entries(mutations))('%s', (_name, mutate) => {
  test.each(pages.map((page) => [page.name, page] as const))(
    '%s stays the same',
    (_page, { html, url, article }) => {
      const again = extract(parseWithJsdom(mutate(html), url), url, sanitize);
      expect(essence(again)).toEqual(essence(article));
    },
  );
});

test.each(pages.map((page) => [page.name, page] as const))('%s without structured data', (_name, page) => {
  const bare = page.html
    .replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, '')
    .replace(/<meta (?!charset)[^>]*>|<link rel="canonical"[^>]*>/g, '');
  const again = extract(parseWithJsdom(bare, page.url), page.url, sanitize);
  expect(again).toMatchObject({ id: page.article.id, title: page.article.title, html: page.article.html });
  expect(again.published.local?.slice(0, 10)).toBe(page.article.published.local?.slice(0, 10));
});

test.each(pages.map((page) => [page.name, page] as const))(
  '%s as a report of sixty characters',
  (_name, page) => {
    const words =
      '海边的小镇今天举行一年一度的晒网比赛，二十三支队伍参加，风太大，裁判宣布比赛顺延到下星期六，地点和规则都不变，欢迎旁观的人带上雨衣和热汤。';
    const document = parseWithJsdom(page.html.replace(/<script[^>]*>[\s\S]*?<\/script>/g, ''), page.url);
    const all = [...document.querySelectorAll(contents)];
    if (all.length === 0) return;
    for (const content of all) content.innerHTML = `<p>${words}</p>`;
    expect(extract(document, page.url, sanitize).text).toBe(words);
  },
);

test.each(pages.map((page) => [page.name, page] as const))(
  'the live page of %s is left as it was',
  (_name, page) => {
    const live = parseWithJsdom(page.html, page.url);
    const before = live.documentElement.outerHTML;
    extract(live, page.url, sanitize);
    expect(live.documentElement.outerHTML).toBe(before);
  },
);

describe.skipIf(!existsSync(devPages))('pages judged by others (skipped where absent)', () => {
  test.each(readPages(devPages, 'gold.json').map((page) => [page.name, page] as const))(
    '%s',
    (name, page) => {
      const gold = JSON.parse(readFileSync(new URL(`${name}/gold.json`, devPages), 'utf8'));
      let article: Article;
      try {
        article = extract(parseWithJsdom(page.html, page.url), page.url, sanitize);
      } catch (error) {
        expect(gold.article, describeFailure(error).code).toBe(false);
        return;
      }
      expect(gold.article).toBe(true);
      expect(article).toMatchObject({
        title: gold.title,
        url: gold.canonicalUrl,
        partial: gold.partial ? 'paywall' : null,
      });
      if (gold.publishedAt) expect(article.published.at).toBe(Date.parse(gold.publishedAt));
      const flat = (text: string) => text.normalize('NFKC').replace(/[\s\u200b]+/g, '');
      const text = flat(article.text);
      for (const paragraph of gold.paragraphs) expect(text).toContain(flat(paragraph));
      for (const junk of gold.mustNotContain) expect(text + flat(article.html)).not.toContain(flat(junk));
      const again = extractAgain(article.snapshot ?? '', page.url, sanitize, parseWithJsdom);
      expect({ ...again, snapshot: null }).toEqual({ ...article, snapshot: null });
    },
  );
});

function essence({ id, title, published, byline, source, html, text, pictures, partial }: Article) {
  return { id, title, published, byline, source, html, text, pictures, partial };
}

function changed(change: (page: Document) => void, cut?: RegExp): (html: string) => string {
  return (html) => {
    const dom = new JSDOM(html);
    change(dom.window.document);
    return cut ? dom.serialize().replace(cut, '') : dom.serialize();
  };
}

function wrap(page: Document, element: Element, name: string): void {
  const wrapper = page.createElement('div');
  wrapper.className = `wrap-${name}`;
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function outsideScripts(html: string, change: (part: string) => string): string {
  return html
    .split(/(<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>)/i)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}
