import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';

/** Shorter strings of furniture also occur in articles. Characters. */
const MIN_JUNK = 8;

/**
 * What a fixture's page holds, in the form of `gold.json`: the reviewed expectation beside it, and as junk every
 * longer string of the page that the expectation does not name. A folder without `expected.html` holds no article.
 * @param {string} folder @returns {import('./score.mjs').Gold}
 */
export function goldOf(folder) {
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  const { url } = JSON.parse(read('page.json'));
  const nothing = {
    title: '',
    publishedAt: null,
    publishedLocal: null,
    byline: null,
    source: null,
    partial: false,
  };
  const empty = { paragraphs: [], captions: [], images: [], mustNotContain: [] };
  if (!existsSync(join(folder, 'expected.html'))) return { url, article: false, ...nothing, ...empty };
  const facts = JSON.parse(read('expected.json'));
  const { document } = parseHTML(`<!doctype html><html><body>${read('expected.html')}</body></html>`);
  const captions = texts(document, 'figcaption');
  for (const caption of document.querySelectorAll('figcaption')) caption.remove();
  return {
    url,
    canonicalUrl: facts.url,
    article: true,
    title: facts.title,
    publishedAt: facts.published.at === null ? null : new Date(facts.published.at).toISOString(),
    publishedLocal: facts.published.local,
    byline: facts.byline,
    source: facts.source,
    partial: facts.partial !== null,
    paragraphs: texts(document, 'p, h2, h3, h4, li, td, th, blockquote:not(:has(p))'),
    captions,
    images: [...document.querySelectorAll('img')].map((img) => img.getAttribute('src') ?? ''),
    optional: facts.byline ? [facts.byline] : [],
    mustNotContain: junkOf(read('source.html'), `${read('expected.html')}${read('expected.json')}`),
  };
}

/** @param {Document} document @param {string} selector */
function texts(document, selector) {
  return [...document.querySelectorAll(selector)]
    .map((node) => (node.textContent ?? '').trim())
    .filter(Boolean);
}

/** @param {string} source @param {string} expected */
function junkOf(source, expected) {
  const { document } = parseHTML(source);
  for (const node of document.querySelectorAll('script, style, noscript, template')) node.remove();
  const bare = (/** @type {string} */ text) => text.replace(/\s+/g, '');
  const known = bare(
    parseHTML(`<!doctype html><html><body>${expected}</body></html>`).document.body.textContent ?? '',
  );
  return [...document.querySelectorAll('body *')]
    .filter((node) => node.children.length === 0)
    .map((node) => (node.textContent ?? '').trim())
    .filter((text) => bare(text).length >= MIN_JUNK && !known.includes(bare(text)));
}
