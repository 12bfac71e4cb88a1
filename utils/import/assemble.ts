import { Failure } from '../article/failure';
import { excerptOf, languageOf, lengthOf } from '../article/text';
import type { Article, ArticleId, PostEnvelope, Publication } from '../article/types';
import { splitCredits } from '../extract/credits';
import { cleanFragment } from '../extract/fragment';
import { toStored } from '../library/records';
import { canonicalAddress, locate } from '../sites';
import type { Site } from '../sites/types';
import type { Container } from './container';
import { findLocalPictures, readLocalPictures } from './local-pictures';
import type { ImportContext, ImportedArticle } from './types';

/** What an address says of an article. */
export interface Place {
  id: ArticleId;
  /** Canonical. */
  url: string;
  /** As it was written. */
  address: string;
  site: Site | undefined;
}

export function placeOf(address: string): Place {
  const location = locate(address);
  const url = canonicalAddress(address, location?.site);
  const identity = location && 'identity' in location ? location.identity : `url:${url}`;
  return { id: identity as ArticleId, url, address, site: location?.site };
}

/** What is known of an article whose body comes without its page. */
export interface FragmentFacts {
  place: Place;
  siteName: string;
  published: Publication;
  /** When the copy was taken, epoch ms. */
  savedAt: number;
  tags: readonly string[];
  /** For bodies that do not print one. */
  byline: string | null;
  source?: string | null;
  section?: string | null;
  modifiedAt?: number | null;
  post?: PostEnvelope | null;
  read?: boolean;
  starred?: boolean;
  /** @param text the clean body as plain text. */
  title(page: Document, text: string): string;
}

/**
 * An article of a body that a file holds, cleaned by the rules of its site and with the pictures that lie beside it.
 * Throws `Failure('no-body')` where nothing is left.
 * @param html hostile until now.
 * @param from where pictures are looked for.
 */
export async function assemble(
  html: string,
  facts: FragmentFacts,
  from: { path: string },
  container: Container,
  { parse, sanitize, now }: ImportContext,
): Promise<ImportedArticle> {
  const { place, savedAt, tags, read, starred } = facts;
  const page = parse(html, place.url);
  const local = findLocalPictures(page.body, place.url, from.path, container);
  const snapshot = local.size > 0 ? page.body.innerHTML : html;
  const clean = cleanFragment(snapshot, {
    url: place.url,
    sanitize,
    parse: (fragment) => parse(fragment, place.url).body,
  });
  if (clean.text.trim() === '' && clean.pictures.length === 0) throw new Failure('no-body', from.path);
  const { pictures, files } = await readLocalPictures(clean.pictures, local);
  const title = facts.title(page, clean.text);
  const article: Article = {
    ...describe(facts, title),
    ...measure(clean, facts),
    language: languageOf(title + clean.text),
    snapshot,
  };
  const stored = await toStored(article, pictures, savedAt, now);
  const marks = { tags, read: read ? 1 : 0, starred: starred ? 1 : 0 } as const;
  return { stored: { ...stored, summary: { ...stored.summary, ...marks } }, files };
}

function describe(facts: FragmentFacts, title: string) {
  const { place, siteName, published, source, section, modifiedAt, post } = facts;
  return {
    id: place.id,
    url: place.url,
    visitedUrl: place.address,
    site: place.site?.id ?? 'other',
    siteName,
    title,
    source: source ?? null,
    section: section ?? null,
    published,
    modifiedAt: modifiedAt ?? null,
    method: 'import' as const,
    layout: null,
    post: post ?? null,
  };
}

function measure(clean: ReturnType<typeof cleanFragment>, { byline, post }: FragmentFacts) {
  // An archive's author may be a channel; elsewhere a stated byline names people.
  const stated = byline && !post ? splitCredits(byline) : [];
  return {
    ...clean,
    byline: clean.byline ?? byline,
    credits: clean.credits.length > 0 ? clean.credits : stated,
    excerpt: excerptOf(clean.text),
    length: lengthOf(clean.text),
  };
}

/** The first of some titles that says something, in one line; else the first words of the text. */
export function chooseTitle(titles: readonly string[], text: string): string {
  return titles.map(toLine).find((words) => words !== '') ?? excerptOf(text, 40);
}

export function headingOf(page: Document): string {
  return page.querySelector('h1,h2,h3')?.textContent ?? '';
}

/** Without line feeds and control characters; the two spaces that RFA puts between halves of a title stay. */
function toLine(words: string): string {
  return words.replace(/[\s\p{Cc}]+/gu, (gap) => (/^ +$/.test(gap) ? gap : ' ')).trim();
}
