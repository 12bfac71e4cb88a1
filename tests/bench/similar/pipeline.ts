// The extension's own way from posts to pairs, over an IndexedDB in memory.
import 'fake-indexeddb/auto';
import { JSDOM } from 'jsdom';
import type { Article, ArticleId, CleanHtml } from '@/utils/article/types';
import { readFiles } from '@/utils/import';
import { toStored } from '@/utils/library/records';
import { LEAST_JACCARD } from '@/utils/library/similar/likeness';
import { listSimilarPairs } from '@/utils/library/similar/pairs';
import { signText } from '@/utils/library/similar/signature';
import { putArticle } from '@/utils/library/write';

const parser = new new JSDOM('').window.DOMParser();

export interface Saved {
  id: string;
  /** The article's name by its address: posts that share it are saves of one article. */
  address: string;
  title: string;
  text: string;
}

/**
 * Imports posts, each as an article of its own: that two of them have one address, and so are one article anyway, is
 * just what the texts are to tell.
 */
export async function importPosts(posts: readonly { path: string; bytes: Uint8Array }[]): Promise<Saved[]> {
  const saved: Saved[] = [];
  const files = posts.map(({ path, bytes }) => ({ path, file: new File([new Uint8Array(bytes)], path) }));
  const context = {
    sanitize: (html: string) => html as CleanHtml,
    parse: (html: string, url: string) => {
      const page = parser.parseFromString(html, 'text/html');
      const base = page.createElement('base');
      base.setAttribute('href', url);
      page.head.prepend(base);
      return page;
    },
    now: 0,
  };
  for await (const result of readFiles(files, context)) {
    if ('failure' in result) continue;
    const { summary, body, revisions } = result.stored;
    const id = `post:${saved.length}` as ArticleId;
    const stored = { summary: { ...summary, id }, body: { ...body, id }, revisions };
    await putArticle({ stored, files: result.files, thumbnail: null });
    saved.push({ id, address: summary.id, title: summary.title, text: body.text });
  }
  return saved;
}

/** Saves texts as articles of their own, beside those that were imported. Gives their ids, in their order. */
export async function saveTexts(texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, text] of texts.entries()) {
    const article = { id: `made:${at}` as ArticleId, text, html: `<p>${text}</p>` as CleanHtml };
    const stored = await toStored({ ...blank, ...article, title: `${at}` }, [], at + 1);
    await putArticle({ stored, files: [], thumbnail: null });
    ids.push(article.id);
  }
  return ids;
}

const blank: Omit<Article, 'id' | 'text' | 'html' | 'title'> = {
  ...{ url: 'https://a.example/', visitedUrl: 'https://a.example/', site: 'other', siteName: 'a.example' },
  ...{ byline: null, credits: [], source: null, section: null, modifiedAt: null, language: 'zh-Hans' },
  published: { at: null, local: null, printed: null, origin: null, zoneAssumed: false },
  ...{ excerpt: '', length: 0, pictures: [], partial: null, method: 'readability', layout: null },
  ...{ snapshot: null, post: null },
};

/** Pairs as the library page lists them. */
export async function findPairs(): Promise<{ ids: readonly [string, string]; same: number }[]> {
  return listSimilarPairs();
}

/** Whether banding makes a pair of two texts at all; what the exact comparison does with it is another matter. */
export function meet(one: string, other: string): boolean {
  const bands = new Set(sign(one).bands);
  return sign(other).bands.some((band) => bands.has(band));
}

/** Milliseconds that signing a text takes. */
export function timeSigning(texts: readonly string[]): number {
  const start = performance.now();
  for (const text of texts) sign(text);
  return (performance.now() - start) / texts.length;
}

function sign(text: string) {
  return signText('bench:1' as Parameters<typeof signText>[0], text);
}

export const threshold = LEAST_JACCARD;
