import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '@/utils/article/failure';
import { sanitize } from '@/utils/dom/sanitize';
import { extract, extractAgain } from '@/utils/extract/extract';
import { fixtures, parseWithJsdom, parseWithLinkedom, readPages, type SavedPage } from './support/pages';

/** `npx vitest -u` writes the expected files; reading their diff is the review. */
describe.each([
  ['linkedom', parseWithLinkedom],
  ['jsdom', parseWithJsdom],
] as const)('under %s', (_dom, parse) => {
  test.each(readPages(fixtures, 'page.json').map((page) => [page.name, page] as const))(
    '%s',
    async (name, page) => {
      const { html, ...facts } = capture(page, parse);
      const expected = (file: string) => fileURLToPath(new URL(`${name}/${file}`, fixtures));
      if (html !== undefined) await expect(`${html}\n`).toMatchFileSnapshot(expected('expected.html'));
      const sorted = Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
      await expect(`${JSON.stringify(sorted, null, 2)}\n`).toMatchFileSnapshot(expected('expected.json'));
    },
  );
});

test.each(readPages(fixtures, 'page.json').map((page) => [page.name, page] as const))(
  'the snapshot of %s gives the same article',
  (_name, { html, url }) => {
    const first = outcome(() => extract(parseWithJsdom(html, url), url, sanitize));
    if (!('article' in first)) return;
    const again = extractAgain(first.article.snapshot ?? '', url, sanitize, parseWithJsdom);
    expect({ ...again, snapshot: null }).toEqual({ ...first.article, snapshot: null });
    expect(first.article.snapshot).not.toContain('window.queue');
  },
);

function capture({ html, url }: SavedPage, parse: (html: string, url: string) => Document) {
  const result = outcome(() => extract(parse(html, url), url, sanitize));
  if (!('article' in result)) return { ...result, html: undefined };
  // The snapshot is judged by what can be extracted from it.
  const { snapshot: _, ...article } = result.article;
  return { ...article, html: inBrowserOrder(article.html) };
}

/** Linkedom puts new attributes first; browsers put them last. */
function inBrowserOrder(html: string): string {
  const { body } = new JSDOM(html).window.document;
  for (const image of body.querySelectorAll('img')) {
    for (const name of ['src', 'alt', 'width', 'height']) {
      const value = image.getAttribute(name);
      image.removeAttribute(name);
      if (value !== null) image.setAttribute(name, value);
    }
  }
  return body.innerHTML;
}

function outcome<T>(take: () => T): { article: T } | { refused: string } {
  try {
    return { article: take() };
  } catch (error) {
    return { refused: describeFailure(error).code };
  }
}
