import { describeFailure, Failure } from '../article/failure';
import { assemble, chooseTitle, type FragmentFacts, headingOf, placeOf } from './assemble';
import type { Container, Entry } from './container';
import { decodeText } from './encoding';
import { chooseSavedAt, readInstant, readPublication } from './stated-dates';
import type { ImportContext, ImportPiece, ImportSource } from './types';

/** An entry as wallabag exports it; every field may be missing or of another type. */
type WallabagEntry = Readonly<Record<string, unknown>>;

/** Exports of wallabag in JSON: one file with all entries, texts included. */
export const wallabag: ImportSource = {
  accepts: (path) => /\.json$/i.test(path),
  claims: () => false,
  async *read(entry: Entry, container: Container, context: ImportContext): AsyncGenerator<ImportPiece> {
    const entries = readEntries(decodeText(await entry.read()), entry.path);
    for (const [index, found] of entries.entries()) {
      context.signal?.throwIfAborted();
      const part = textOf(found.title) ?? textOf(found.url) ?? String(index + 1);
      try {
        yield { part, ...(await toArticle(found, entry, container, context)) };
      } catch (error) {
        yield { part, failure: describeFailure(error) };
      }
    }
  },
};

function readEntries(text: string, path: string): WallabagEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure('not-an-archive', path);
  }
  if (!Array.isArray(value) || value.length === 0 || !value.every(isEntry)) {
    throw new Failure('not-an-archive', path);
  }
  return value;
}

function isEntry(value: unknown): value is WallabagEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    'content' in value &&
    'is_archived' in value
  );
}

function toArticle(found: WallabagEntry, entry: Entry, container: Container, context: ImportContext) {
  const address = [found.url, found.given_url, found.origin_url].map(textOf).find(isAddress);
  if (!address) throw new Failure('no-address', entry.path);
  const facts = toFacts(found, address, context.now);
  return assemble(textOf(found.content) ?? '', facts, entry, container, context);
}

function toFacts(found: WallabagEntry, address: string, now: number): FragmentFacts {
  const place = placeOf(address);
  const publishedAt = textOf(found.published_at);
  const authors = listOf(found.published_by).join(' ');
  return {
    place,
    siteName:
      place.site?.name ?? textOf(found.domain_name)?.replace(/^www\./, '') ?? new URL(place.url).hostname,
    published: readPublication(publishedAt, readInstant(publishedAt), place.site),
    savedAt: chooseSavedAt(now, readInstant(textOf(found.created_at))),
    tags: listOf(found.tags),
    byline: authors || null,
    read: isSet(found.is_archived),
    starred: isSet(found.is_starred),
    title: (page, text) => chooseTitle([textOf(found.title) ?? '', headingOf(page)], text),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Texts of a list; older versions wrote objects with a label. */
function listOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [];
  return items.flatMap((item: unknown) => {
    const label = typeof item === 'object' && item !== null && 'label' in item ? item.label : item;
    return textOf(label) ?? [];
  });
}

function isSet(value: unknown): boolean {
  return value === true || value === 1 || value === '1';
}
