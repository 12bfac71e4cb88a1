import { Failure } from '../article/failure';
import { assemble, chooseTitle, type FragmentFacts, headingOf, type Place, placeOf } from './assemble';
import type { Container, Entry } from './container';
import { decodeText } from './encoding';
import { type FrontMatter, readList, readText, splitFrontMatter } from './front-matter';
import { createToHtml } from './markdown-html';
import { chooseSavedAt, readInstant, readPublication } from './stated-dates';
import type { ImportContext, ImportedArticle, ImportSource } from './types';

/** Longer notes are no articles, and a parser could be kept busy with them. Characters. */
const MAX_LENGTH = 5_000_000;

/** Notes in Markdown with front matter: our own exports, and what Obsidian's clipper writes. */
export const markdown: ImportSource = {
  accepts: (path) => /\.(?:md|markdown)$/i.test(path),
  claims: () => false,
  async *read(entry: Entry, container: Container, context: ImportContext): AsyncGenerator<ImportedArticle> {
    const front = splitNote(decodeText(await entry.read()), entry.path);
    if (front.rest.length > MAX_LENGTH) throw new Failure('file-too-large', entry.path);
    const address = addressOf(front);
    if (!address) throw new Failure('no-address', entry.path);
    const toHtml = await createToHtml();
    const place = placeOf(address);
    const html = toHtml(front.rest, container, (text) => context.parse(text, place.url));
    yield assemble(html, toFacts(front, place, entry, context.now), entry, container, context);
  },
};

/** A post has a layout, and HTML for its body: it belongs to the other reader. */
function splitNote(text: string, path: string): FrontMatter {
  if (!/^\ufeff?\s*---[ \t]*[\r\n]/.test(text)) throw new Failure('not-an-archive', path);
  const front = splitFrontMatter(text);
  const isPost =
    front.fields.has('layout') ||
    /^\s*(?:<!--\s*(?:NaN|-?\d+)\s*-->|<(?:div|p|section|article)\b)/i.test(front.rest);
  if (isPost) throw new Failure('not-an-archive', path);
  return front;
}

function addressOf({ fields }: FrontMatter): string | undefined {
  const stated = ['source', 'url', 'link', 'original_url', 'canonical_url', 'from'];
  return stated
    .map((name) => readText(fields.get(name)))
    .find((text) => text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text));
}

function toFacts({ fields }: FrontMatter, place: Place, entry: Entry, now: number): FragmentFacts {
  const field = (...names: string[]) => names.map((name) => readText(fields.get(name))).find(Boolean);
  const clock = field('published', 'date', 'published_date');
  const published = readPublication(clock, readInstant(field('published_at')), place.site);
  const saved = field('created', 'saved', 'saved_at', 'date_saved', 'clipped');
  const authors = readList(fields.get('author') ?? fields.get('authors')).map(withoutLink);
  const fileName =
    entry.path
      .split('/')
      .pop()
      ?.replace(/\.\w+$/, '') ?? '';
  return {
    place,
    siteName: place.site?.name ?? field('site') ?? new URL(place.url).hostname.replace(/^www\./, ''),
    published,
    savedAt: chooseSavedAt(now, readInstant(saved), Date.parse(saved ?? ''), entry.modifiedAt),
    tags: readList(fields.get('tags') ?? fields.get('tag')).filter((tag) => tag !== 'clippings'),
    byline: field('byline') ?? (authors.join(' ') || null),
    source: field('outlet') ?? null,
    section: field('section') ?? null,
    modifiedAt: readInstant(field('modified_at')),
    title: (page, text) => chooseTitle([field('title') ?? '', headingOf(page), fileName], text),
  };
}

/** Obsidian's clipper makes a link of each name. */
function withoutLink(name: string): string {
  return name.replace(/^\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]$/, '$1').trim();
}
