import { Failure } from '../article/failure';
import { excerptOf, languageOf, lengthOf } from '../article/text';
import type { Article, ArticleId, PostEnvelope } from '../article/types';
import { type CleanFragment, cleanFragment } from '../extract/fragment';
import { toStored } from '../library/records';
import { canonicalAddress, locate } from '../sites';
import type { Container, Entry } from './container';
import { decodeText } from './encoding';
import { findLocalPictures, readLocalPictures } from './local-pictures';
import { type Post, parsePost } from './post';
import { readPostDates } from './post-dates';
import type { ImportContext, ImportedArticle, ImportSource } from './types';

/** Posts of Jekyll archives and sites, our own exports among them. */
export const jekyll: ImportSource = {
  accepts: (path) => /\.(?:md|markdown|html?|txt)$/i.test(path),
  claims: (path) => /(?:^|\/)_posts\/|(?:^|\/)\d{4}-\d\d-\d\d-[^/]*$/.test(path),
  async read(entry: Entry, container: Container, context: ImportContext): Promise<ImportedArticle> {
    const text = decodeText(await entry.read());
    const isMarkdown = /\.(?:md|markdown)$/i.test(entry.path);
    // A page or a note without front matter is no post; under a post's own extension it is a broken one.
    if (!isMarkdown && !/^\ufeff?\s*---\s*[\r\n]/.test(text)) throw new Failure('not-an-archive', entry.path);
    // Parsing is the one right way to decode entities. Markup in a title is text, so it is escaped before.
    const decodeEntities = (html: string) =>
      context.parse(html.replaceAll('<', '&lt;'), 'https://localhost/').body.textContent ?? '';
    const post = parsePost(text, entry.path.split('/').pop() ?? entry.path, decodeEntities);
    if (!post.url) throw new Failure('no-address', entry.path);
    return toImported(post, post.url, entry, container, context);
  },
};

async function toImported(
  post: Post,
  address: string,
  entry: Entry,
  container: Container,
  { parse, sanitize, now }: ImportContext,
): Promise<ImportedArticle> {
  const url = canonicalAddress(address, locate(address)?.site);
  const page = parse(post.body, url);
  const local = findLocalPictures(page.body, url, entry.path, container);
  const snapshot = local.size > 0 ? page.body.innerHTML : post.body;
  const clean = cleanFragment(snapshot, {
    url,
    sanitize,
    parse: (html) => parse(html, url).body,
  });
  if (clean.text.trim() === '' && clean.pictures.length === 0) throw new Failure('no-body', entry.path);
  const { pictures, files } = await readLocalPictures(clean.pictures, local);
  const { article, savedAt } = toArticle(post, titleOf(post, page, clean.text), clean, address, now);
  const stored = await toStored({ ...article, snapshot }, pictures, savedAt);
  const tags = ownTags(post.envelope, article.siteName);
  return { stored: { ...stored, summary: { ...stored.summary, tags } }, files };
}

function toArticle(
  { envelope }: Post,
  title: string,
  { byline, ...clean }: CleanFragment,
  address: string,
  now: number,
): { article: Article; savedAt: number } {
  const location = locate(address);
  const site = location?.site;
  const url = canonicalAddress(address, site);
  const siteName = site?.name ?? outletOf(envelope, url);
  const fileName = envelope.fileName ?? '';
  const { published, savedAt } = readPostDates({ ...envelope, url, site, fileName, now });
  const article: Article = {
    id: (location && 'identity' in location ? location.identity : `url:${url}`) as ArticleId,
    url,
    visitedUrl: address,
    site: site?.id ?? 'other',
    siteName,
    title,
    byline: byline ?? authorOf(envelope, siteName),
    source: null,
    section: null,
    published,
    modifiedAt: null,
    language: languageOf(title + clean.text),
    excerpt: excerptOf(clean.text),
    length: lengthOf(clean.text),
    method: 'import',
    layout: null,
    snapshot: null,
    post: envelope,
    ...clean,
  };
  return { article, savedAt };
}

/** Archives write the outlet's name as category and tag, and as author of what names none. */
function outletOf({ categories, tags, author }: PostEnvelope, url: string): string {
  return categories[0] ?? tags[0] ?? author ?? new URL(url).hostname.replace(/^www\./, '');
}

function authorOf({ author, categories }: PostEnvelope, siteName: string): string | null {
  const isOutlet = author === null || author === siteName || categories.includes(author);
  return isOutlet || /^(?:unknown|anonymous|admin)$/i.test(author) ? null : author;
}

/** The reader's tags: those that say more than the outlet. */
function ownTags({ tags, categories, author }: PostEnvelope, siteName: string): string[] {
  const outlet = new Set([siteName, author, ...categories]);
  return [...new Set(tags)].filter((tag) => !outlet.has(tag));
}

/** The title in one line; where the post has none, its first heading, the name of its file or its first words. */
function titleOf({ title, envelope }: Post, page: Document, text: string): string {
  const heading = page.querySelector('h1,h2,h3')?.textContent ?? '';
  const name = envelope.fileName?.replace(/^\d{4}-\d\d-\d\d-?|\.\w+$/g, '') ?? '';
  return [title, heading, name].map(toLine).find((words) => words !== '') ?? excerptOf(text, 40);
}

/** Without line feeds and control characters; the two spaces that RFA puts between halves of a title stay. */
function toLine(words: string): string {
  return words.replace(/[\s\p{Cc}]+/gu, (gap) => (/^ +$/.test(gap) ? gap : ' ')).trim();
}
