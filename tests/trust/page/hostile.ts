// Runs in a page of the extension, over its own library.
import type { ArticleId, CleanHtml, StoredArticle } from '@/utils/article/types';
import { parseFragment } from '@/utils/dom/parse';
import { formats } from '@/utils/export';
import { database } from '@/utils/library/database';
import { getPicture, readArticles } from '@/utils/library/read';
import { putArticles } from '@/utils/library/write';
import { makeStored } from '../../unit/support/make-article';
import type { Vector } from '../vectors';
import { findUnsafe } from './unsafe';

export { findUnsafe };

/** Puts vectors into the library as they are, as if no sanitiser had seen them: what shows them must not trust it. */
export async function storeRaw(vectors: readonly Vector[]): Promise<void> {
  const batch: StoredArticle[] = [];
  for (const [index, { id, html }] of vectors.entries()) {
    const words = `${html}" '>`;
    const stored = await makeStored({
      id: `url:https://raw.example/${id}`,
      url: `https://raw.example/${index}`,
      visitedUrl: `https://raw.example/${index}`,
      site: 'other',
      siteName: words,
      title: words,
      byline: words,
      source: words,
      section: words,
      html: `<p>words</p>${html}<p>words</p>`,
      text: words,
      excerpt: words,
    });
    batch.push({ ...stored, summary: { ...stored.summary, tags: [words.slice(0, 200)] } });
  }
  await putArticles(batch.map((stored) => ({ stored, files: [], thumbnail: null })));
}

/** Every article's id and what is unsafe in what the library holds of it. */
export async function checkStored(): Promise<{ id: ArticleId; unsafe: string | undefined }[]> {
  const db = await database();
  const [bodies, revisions] = await Promise.all([db.getAll('bodies'), db.getAll('revisions')]);
  return [...bodies, ...revisions].map(({ id, html }) => ({ id, unsafe: findUnsafe(html) }));
}

/** Addresses of the pictures in the articles' bodies. */
export async function listPictures(ids: readonly ArticleId[]): Promise<string[]> {
  const wanted = new Set(ids);
  const bodies = await (await database()).getAll('bodies');
  return bodies
    .filter(({ id }) => wanted.has(id))
    .flatMap(({ html }) => [...parseFragment(html).querySelectorAll('img')].map(({ src }) => src));
}

/** The articles' files in a format, base64. */
export async function exportAs(formatId: string, ids: readonly ArticleId[]): Promise<string> {
  const format = formats.find(({ id }) => id === formatId);
  if (!format) throw new RangeError(formatId);
  const blob = await format.render(readArticles(ids), { count: ids.length, readPicture: getPicture, now: 0 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

export function listFormats(): string[] {
  return formats.map(({ id }) => id);
}

/** A backup's record of an article, with HTML that no sanitiser has seen. */
export async function toBackupRecord({ id, html }: Vector): Promise<string> {
  const url = `https://backup.example/${id}`;
  const words = `${html}" '>`;
  const { summary, body } = await makeStored({
    id: `url:${url}`,
    url,
    visitedUrl: url,
    site: 'other',
    title: words,
    byline: words,
  });
  const record = {
    format: 'jianbao-article',
    version: 1,
    summary: { ...summary, siteName: words },
    body: { html: `<p>words</p>${html}` as CleanHtml, text: 'words', pictures: [], snapshot: null },
    revisions: [{ savedAt: 1, title: words, html, text: 'words', pictures: [], contentHash: 'ff' }],
    files: [],
  };
  return JSON.stringify({ ...record, body: { ...body, ...record.body, id: undefined } });
}
