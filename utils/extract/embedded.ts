import type { EmbeddedForm } from '../sites/types';
import { storyHtml } from './fusion-story';

/** An article, or facts of one, taken from data in the page's scripts. HTML is hostile and dates are as written. */
export interface EmbeddedArticle {
  title?: string;
  html?: string;
  published?: string;
  authors?: readonly string[];
  lead?: EmbeddedPicture;
}

export interface EmbeddedPicture {
  url: string;
  caption?: string;
}

type Json = { readonly [key: string]: unknown };

/** Reads the first form that the page has. Undefined where it has none. */
export function readEmbedded(page: Document, forms: readonly EmbeddedForm[]): EmbeddedArticle | undefined {
  const scripts = [...page.querySelectorAll('script:not([src])')].map((script) => script.textContent ?? '');
  for (const form of forms) {
    for (const script of scripts) {
      const found = script.includes(readers[form].sign) ? readers[form].read(script) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

const readers: Record<EmbeddedForm, { sign: string; read(script: string): EmbeddedArticle | undefined }> = {
  /** React Router's server data: `window.__staticRouterHydrationData = JSON.parse("…")`, or the object itself. */
  'static-router': {
    sign: '__staticRouterHydrationData',
    read(script) {
      const [, literal] = script.match(/JSON\.parse\(\s*("(?:[^"\\]|\\.)*")\s*\)/s) ?? [];
      const data = literal
        ? parse(String(parse(literal)))
        : objectAfter(script, '__staticRouterHydrationData');
      const article = find(data, (item) => isText(item.body_cn) || isText(item.body));
      return article && readHydrated(article);
    },
  },
  /** Next's flight data holds escaped JSON in pieces; only its date is worth having, and it has no zone. */
  'next-flight': {
    sign: 'publication_date',
    read(script) {
      const [, published] = script.match(/\\?"publication_date\\?":\\?"([^"\\]+)/) ?? [];
      return published ? { published } : undefined;
    },
  },
  /** Drupal 8 pages of 2022: `{"articleDetails": {"created": epoch seconds}}`. */
  'article-details': {
    sign: 'articleDetails',
    read(script) {
      const details = find(objectAfter(script, ''), (item) => isJson(item.articleDetails))?.articleDetails;
      const created = isJson(details) ? details.created : undefined;
      return created ? { published: String(created) } : undefined;
    },
  },
  /** Arc XP: `Fusion.globalContent={…}` is the whole story as its editors see it. */
  fusion: {
    sign: 'Fusion.globalContent',
    read(script) {
      const story = objectAfter(script, 'Fusion.globalContent');
      return isJson(story) && Array.isArray(story.content_elements) ? readStory(story) : undefined;
    },
  },
};

function readHydrated(article: Json): EmbeddedArticle {
  const pictures = Array.isArray(article.images) ? article.images.filter(isJson) : [];
  const lead = pictures.find((picture) => isText(picture.url));
  return {
    ...keep('title', article.headline ?? article.title),
    ...keep('html', article.body_cn ?? article.body),
    ...keep('published', article.create_time ?? article.publication_date),
    authors: names(article.authors),
    ...(lead && { lead: { url: String(lead.url), ...keep('caption', lead.caption) } }),
  };
}

function readStory(story: Json): EmbeddedArticle {
  const promo = isJson(story.promo_items) ? story.promo_items.basic : undefined;
  const credits = isJson(story.credits) ? story.credits.by : undefined;
  const headlines = isJson(story.headlines) ? story.headlines : {};
  return {
    ...keep('title', headlines.basic),
    html: storyHtml(story.content_elements),
    ...keep('published', story.display_date ?? story.first_publish_date ?? story.publish_date),
    authors: names(credits),
    ...(isJson(promo) && promo.type === 'image' && isText(promo.url)
      ? { lead: { url: promo.url, ...keep('caption', promo.caption) } }
      : {}),
  };
}

function keep<K extends keyof EmbeddedArticle | 'caption'>(key: K, value: unknown): { [k in K]?: string } {
  return isText(value) || typeof value === 'number'
    ? ({ [key]: String(value) } as { [k in K]?: string })
    : {};
}

function names(value: unknown): string[] {
  return Array.isArray(value)
    ? value.map((item: unknown) => (isJson(item) ? item.name : item)).filter(isText)
    : [];
}

/** The first object in a tree that passes a test, parents before children. */
function find(value: unknown, test: (item: Json) => boolean): Json | undefined {
  if (!isJson(value)) return undefined;
  if (!Array.isArray(value) && test(value)) return value;
  for (const child of Object.values(value)) {
    const found = find(child, test);
    if (found) return found;
  }
  return undefined;
}

/** Parses the object literal that follows a name in a script, when it is JSON. */
function objectAfter(script: string, name: string): unknown {
  const start = script.indexOf('{', script.indexOf(name) + name.length);
  let depth = 0;
  // Strings are skipped whole, because they may hold braces.
  const token = /"(?:[^"\\]|\\.)*"|[{}]/gs;
  token.lastIndex = start;
  for (let match = token.exec(script); start >= 0 && match; match = token.exec(script)) {
    depth += match[0] === '{' ? 1 : match[0] === '}' ? -1 : 0;
    if (depth === 0) return parse(script.slice(start, token.lastIndex));
  }
  return undefined;
}

/** Undefined for what is no JSON: a page's script may be anything. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
