import { Failure } from '../article/failure';
import { excerptOf, languageOf, lengthOf } from '../article/text';
import type { Article, ArticleId, Credit, ExtractionMethod } from '../article/types';
import { disarm } from '../dom/disarm';
import { createFragment } from '../dom/parse';
import { canonicalAddress, locate } from '../sites';
import type { Site } from '../sites/types';
import { bodyText, type Context, cleanContent, findPrompt } from './clean';
import { findCreditLine, splitCredits } from './credits';
import { type Facts, readFacts } from './facts';
import { textLength } from './junk';
import { addLead } from './lead';
import { listPictures } from './pictures';
import { readArticle } from './readability';
import { refuseWall } from './refuse';
import { findRegion, type Region, runSteps } from './region';
import { takeSnapshot } from './snapshot';
import type { Sanitize } from './types';

/**
 * Fewer characters of text are no article: where a site's rules found it, where Readability found it on a page that
 * states when it was published, and where nothing but the text speaks for it.
 */
const leastText = { byRules: 10, dated: 60, bare: 140 };

/** The region of a page that no rule fits. */
const nowhere = { layout: undefined, content: undefined, embedded: undefined };

/** The article's body with what was found on the way to it. */
interface Body {
  element: Element;
  method: ExtractionMethod;
  facts: Facts;
}

/**
 * Takes the article from a page.
 * @param page the live document; it is cloned and never changed.
 * @param url the address in the address bar.
 * @throws Failure saying why the page holds no article.
 */
export function extract(page: Document, url: string, sanitize: Sanitize): Article {
  const location = locate(url);
  if (location && 'refusal' in location) throw new Failure(location.refusal);
  const site = location?.site;
  const copy = page.cloneNode(true) as Document;
  disarm(copy, copy);
  const base = baseOf(copy, url);
  const region = site && findRegion(copy, site);
  if (!region) refuseWall(copy, site);
  const facts = readFacts({ page: copy, url, site, ...(region ?? nowhere) });
  const prompt = copy.body ? findPrompt(copy.body, site) : undefined;
  // From here on the copy is taken apart: the snapshot drops what no rule reads, cleaning works on what is left.
  const snapshot = takeSnapshot(copy, region, prompt);
  const body = region
    ? takeByRules(copy, region, facts, { base, site })
    : takeByReadability(copy, facts, { base, site });
  const canonical = canonicalOf(page, url, site, location?.identity);
  const identity = location?.identity ?? `url:${canonical}`;
  const parts = describe(body, sanitize);
  // Captions alone, of pictures that are not there.
  if (!parts.text && parts.pictures.length === 0) throw new Failure(site ? 'no-text' : 'not-an-article');
  return {
    id: identity as ArticleId,
    url: canonical,
    visitedUrl: url,
    site: site?.id ?? 'other',
    siteName: site?.name ?? siteNameOf(page, url),
    layout: region?.layout.id ?? null,
    snapshot,
    // A page may hold the whole text in its data although it shows a part.
    partial: prompt && body.method !== 'embedded-data' ? 'paywall' : null,
    post: null,
    ...parts,
  };
}

/** Extracts again, with the rules of today, from what was kept of a page. */
export function extractAgain(
  snapshot: string,
  url: string,
  sanitize: Sanitize,
  parse: (html: string, url: string) => Document,
): Article {
  return extract(parse(snapshot, url), url, sanitize);
}

/** Turns a clean body and its facts into the parts of an article that depend on them alone. */
function describe({ element, method, facts }: Body, sanitize: Sanitize) {
  const text = bodyText(element);
  const line = findCreditLine(element);
  const printed = line ? splitCredits(line) : [];
  const stated = facts.author ? splitCredits(facts.author).filter((credit) => !isNamed(credit, printed)) : [];
  return {
    title: facts.title,
    byline: line ?? facts.author,
    credits: [...stated, ...printed],
    source: facts.source,
    section: facts.section,
    published: facts.published,
    modifiedAt: facts.modifiedAt,
    language: languageOf(facts.title + text),
    html: sanitize(element.innerHTML),
    text,
    excerpt: excerptOf(text),
    length: lengthOf(text),
    pictures: listPictures(element),
    method,
  };
}

/** Whether all names of a credit stand in the printed line already, there with what they did. */
function isNamed(credit: Credit, printed: readonly Credit[]): boolean {
  return credit.names.every((name) => printed.some(({ names }) => names.includes(name)));
}

function takeByRules(copy: Document, region: Region, facts: Facts, context: Context): Body {
  const { layout, embedded, content = createFragment(copy, '') } = region;
  runSteps(content, layout);
  let element = cleanContent(content, context);
  let method: ExtractionMethod = 'site-rules';
  const held = embedded?.html ? createFragment(copy, embedded.html) : undefined;
  // Cleaning the data costs as much as cleaning the page: only where something seems to be missing.
  const fromData = held && isMissingText(element, held) ? cleanContent(held, context) : undefined;
  if (fromData && isMissingText(element, fromData)) {
    element = fromData;
    method = 'embedded-data';
  }
  dropTitle(element, facts.title);
  addLead(element, copy, { ...region, title: facts.title }, context);
  if (textLength(element) < leastText.byRules) throw new Failure('no-text');
  return { element, method, facts };
}

/** Whether a page shows less than its own data holds: a paragraph more than nothing is missing. */
function isMissingText(shown: Element, held: Element): boolean {
  const words = (shown.textContent ?? '').replace(/\s+/g, '');
  const missing = [...held.querySelectorAll('p,li,td,h2,h3,h4,blockquote')]
    .map((block) => (block.textContent ?? '').replace(/\s+/g, ''))
    .filter((line) => line.length >= 10 && !words.includes(line.slice(0, 20)));
  return missing.join('').length > 20;
}

function takeByReadability(copy: Document, facts: Facts, context: Context): Body {
  const { site } = context;
  for (const selector of site?.remove ?? []) {
    for (const element of copy.querySelectorAll(selector)) element.remove();
  }
  const found = readArticle(copy);
  const least = site && facts.published.local !== null ? leastText.dated : leastText.bare;
  if (!found) throw new Failure(site ? 'no-text' : 'not-an-article');
  const element = cleanContent(createFragment(copy, found.html), context);
  if (textLength(element) < least) throw new Failure(site ? 'no-text' : 'not-an-article');
  const title = facts.title || (found.title ?? '');
  dropTitle(element, title);
  addLead(element, copy, { ...nowhere, title }, context);
  return {
    element,
    method: 'readability',
    facts: { ...facts, title, author: facts.author ?? found.byline },
  };
}

/** Some layouts keep the headline inside the content; the article has it in `title`. */
function dropTitle(body: Element, title: string): void {
  const bare = (text: string | null) => (text ?? '').replace(/\s+/g, '');
  const heading = [...body.children].find(({ localName }) => localName !== 'figure');
  // A report of one line may repeat its headline, and is still a report.
  const isHeading = heading && body.children.length > 1 && /^(?:h[1-6]|p)$/.test(heading.localName);
  if (isHeading && bare(heading.textContent) === bare(title) && !heading.querySelector('img'))
    heading.remove();
}

function baseOf(page: Document, url: string): string {
  const stated = page.querySelector('base[href]')?.getAttribute('href');
  return stated && URL.canParse(stated, url) ? new URL(stated, url).href : url;
}

/** The address the page calls its own, when it names the same article; else the visited one without decoration. */
function canonicalOf(
  page: Document,
  url: string,
  site: Site | undefined,
  identity: string | undefined,
): string {
  const links = [...page.querySelectorAll('link[rel="canonical"],meta[property="og:url"]')];
  for (const link of links) {
    const stated = link.getAttribute('href') ?? link.getAttribute('content') ?? '';
    if (!URL.canParse(stated, url)) continue;
    const address = new URL(stated, url).href;
    const location = locate(address);
    const isSame = site
      ? location !== undefined && 'identity' in location && location.identity === identity
      : new URL(address).hostname === new URL(url).hostname && new URL(address).pathname !== '/';
    if (isSame) return canonicalAddress(address, site);
  }
  return canonicalAddress(url, site);
}

function siteNameOf(page: Document, url: string): string {
  const stated = page.querySelector('meta[property="og:site_name"]')?.getAttribute('content')?.trim();
  return stated || new URL(url).hostname.replace(/^www\./, '');
}
