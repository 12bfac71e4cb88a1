/** What a page states about its article for machines. Every part may be missing; dates are as written. */
export interface StructuredData {
  title: string | null;
  published: string | null;
  modified: string | null;
  authors: readonly string[];
  section: string | null;
}

type Json = { readonly [key: string]: unknown };

/** Reads JSON-LD, and where it is missing the `<meta>` elements that say the same. */
export function readStructuredData(page: Document): StructuredData {
  const title = page.title;
  const articles = [...page.querySelectorAll('script[type="application/ld+json" i]')]
    .flatMap((script) => flatten(parseLeniently(script.textContent ?? '')))
    .filter((item) => /Article|Posting|Report/i.test(String(item['@type'])) || 'datePublished' in item);
  // Lists of related stories are marked up as articles too; the page's own has its title.
  const article =
    articles.find((item) => isText(item.headline) && title.includes(item.headline)) ?? articles[0];
  return {
    title: text(article?.headline) ?? meta(page, ['og:title', 'twitter:title']),
    published: text(article?.datePublished) ?? meta(page, publishedNames),
    modified: text(article?.dateModified) ?? meta(page, ['article:modified_time', 'og:updated_time']),
    authors: namesOf(article?.author),
    section: text(article?.articleSection) ?? meta(page, ['article:section']),
  };
}

/** Content of the first of some `<meta>` elements, by `property`, `name` or `itemprop`. */
export function meta(page: Document, names: readonly string[]): string | null {
  for (const name of names) {
    const found = page.querySelector(
      `meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`,
    );
    const content = found?.getAttribute('content')?.trim();
    if (content) return content;
  }
  return null;
}

const publishedNames = [
  'article:published_time',
  'datePublished',
  'pubdate',
  'publishdate',
  'og:published_time',
];

function flatten(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (!isJson(value)) return [];
  return [value, ...flatten(value['@graph']), ...flatten(value.mainEntity)];
}

/** Editors' systems put line feeds into JSON strings; they are the one fault worth repairing. */
function parseLeniently(json: string): unknown {
  for (const attempt of [json, json.replace(/\p{Cc}+/gu, ' ').replace(/^\s*\/\*.*?\*\/|;\s*$/g, '')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt, or nothing: the page then speaks through its markup.
    }
  }
  return undefined;
}

function namesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesOf);
  if (isText(value)) return [value.trim()];
  return isJson(value) && isText(value.name) ? [value.name.trim()] : [];
}

function text(value: unknown): string | null {
  if (Array.isArray(value)) return text(value[0]);
  if (typeof value === 'number') return String(value);
  return isText(value) ? value.trim() : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
