import { Failure } from '../article/failure';
import type { PostEnvelope } from '../article/types';
import { assemble, chooseTitle, type FragmentFacts, headingOf, type Place, placeOf } from './assemble';
import type { Container, Entry } from './container';
import { decodeText } from './encoding';
import { type Post, parsePost } from './post';
import { readPostDates } from './post-dates';
import type { ImportContext, ImportedArticle, ImportSource } from './types';

/** Posts of Jekyll archives and sites, our own exports among them. */
export const jekyll: ImportSource = {
  accepts: (path) => /\.(?:md|markdown|html?|txt)$/i.test(path),
  claims: (path) => /(?:^|\/)_posts\/|(?:^|\/)\d{4}-\d\d-\d\d-[^/]*$/.test(path),
  async *read(entry: Entry, container: Container, context: ImportContext): AsyncGenerator<ImportedArticle> {
    const text = decodeText(await entry.read());
    const isMarkdown = /\.(?:md|markdown)$/i.test(entry.path);
    // A page or a note without front matter is no post; under a post's own extension it is a broken one.
    if (!isMarkdown && !/^\ufeff?\s*---\s*[\r\n]/.test(text)) throw new Failure('not-an-archive', entry.path);
    // Parsing is the one right way to decode entities. Markup in a title is text, so it is escaped before.
    const decodeEntities = (html: string) =>
      context.parse(html.replaceAll('<', '&lt;'), 'https://localhost/').body.textContent ?? '';
    const post = parsePost(text, entry.path.split('/').pop() ?? entry.path, decodeEntities);
    if (!post.url) throw new Failure('no-address', entry.path);
    yield assemble(post.body, toFacts(post, placeOf(post.url), context.now), entry, container, context);
  },
};

function toFacts(post: Post, place: Place, now: number): FragmentFacts {
  const { envelope } = post;
  const siteName = place.site?.name ?? outletOf(envelope, place.url);
  const fileName = envelope.fileName ?? '';
  return {
    place,
    siteName,
    ...readPostDates({ ...envelope, url: place.url, site: place.site, fileName, now }),
    byline: authorOf(envelope, siteName),
    tags: ownTags(envelope, siteName),
    post: envelope,
    title: (page, text) => titleOf(post, page, text),
  };
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
  const name = envelope.fileName?.replace(/^\d{4}-\d\d-\d\d-?|\.\w+$/g, '') ?? '';
  return chooseTitle([title, headingOf(page), name], text);
}
