import type { ArticleSummary, Provenance } from '../article/types';
import { filingDay, publishedClock, toIso } from './dates';
import { namesOf, titleOf, toLine } from './facts';
import { wordsFor } from './words';
import { toScalar } from './yaml-scalar';

/** A line of front matter. Plain data, so that it can be kept as a setting. */
export interface MarkdownProperty {
  /** Letters of any script, digits, `_`, `-` and spaces, beginning with a letter. */
  name: string;
  /** Text with `{{placeholders}}`; of a list, one of them is the whole value. Left out where nothing is known. */
  value: string;
  /** `date` stands bare, as note tools expect it; a `list` has a line an item. */
  type: 'text' | 'list' | 'date';
}

export interface MarkdownTemplate {
  /** File name without extension, with `{{placeholders}}`. */
  fileName: string;
  properties: readonly MarkdownProperty[];
}

/** The first seven are named as Obsidian's own clipper names them. */
export const defaultTemplate: MarkdownTemplate = {
  fileName: '{{day}}-{{title}}',
  properties: [
    { name: 'title', value: '{{title}}', type: 'text' },
    { name: 'source', value: '{{url}}', type: 'text' },
    { name: 'author', value: '{{authors}}', type: 'list' },
    { name: 'published', value: '{{published}}', type: 'date' },
    { name: 'created', value: '{{saved}}', type: 'date' },
    { name: 'description', value: '{{excerpt}}', type: 'text' },
    { name: 'tags', value: '{{tags}}', type: 'list' },
    { name: 'site', value: '{{site}}', type: 'text' },
    { name: 'byline', value: '{{byline}}', type: 'text' },
    { name: 'outlet', value: '{{source}}', type: 'text' },
    { name: 'section', value: '{{section}}', type: 'text' },
    { name: 'published_at', value: '{{publishedAt}}', type: 'date' },
    { name: 'modified_at', value: '{{modifiedAt}}', type: 'date' },
    { name: 'language', value: '{{language}}', type: 'text' },
    { name: 'complete', value: '{{complete}}', type: 'text' },
    { name: 'article_id', value: '{{id}}', type: 'text' },
    { name: 'saved_at', value: '{{takenAt}}', type: 'text' },
    { name: 'visited', value: '{{visitedUrl}}', type: 'text' },
    { name: 'date_from', value: '{{dateOrigin}}', type: 'text' },
    { name: 'extracted_by', value: '{{method}}', type: 'text' },
    { name: 'text_sha256', value: '{{textHash}}', type: 'text' },
    { name: 'html_sha256', value: '{{htmlHash}}', type: 'text' },
  ],
};

/** Dates that stand bare. */
const dates: ReadonlySet<string> = new Set(['day', 'published', 'publishedAt', 'modifiedAt', 'saved']);
/** What is a list by nature. */
const lists: ReadonlySet<string> = new Set(['authors', 'tags']);

/** How a property of this value is written: what is one placeholder alone is written as that is. */
export function typeOf(value: string): MarkdownProperty['type'] {
  const [, name = ''] = value.trim().match(placeholder) ?? [];
  return lists.has(name) ? 'list' : dates.has(name) ? 'date' : 'text';
}

const placeholder = /^\{\{\s*(\w+)\s*\}\}$/;

type Value = string | readonly string[] | null;

/** What placeholders stand for. */
export const placeholders: Readonly<
  Record<string, (summary: ArticleSummary, provenance?: Provenance) => Value>
> = {
  title: (summary) => titleOf(summary, wordsFor[summary.language]),
  url: ({ url }) => url,
  visitedUrl: ({ visitedUrl }) => visitedUrl,
  authors: namesOf,
  byline: ({ byline }) => byline,
  site: ({ siteName }) => siteName,
  source: ({ source }) => source,
  section: ({ section }) => section,
  day: filingDay,
  published: ({ published }) => publishedClock(published),
  publishedAt: ({ published }) => toIso(published.at),
  modifiedAt: ({ modifiedAt }) => toIso(modifiedAt),
  saved: ({ savedAt }) => toIso(savedAt),
  language: ({ language }) => language,
  complete: ({ partial }) => (partial ? 'no' : null),
  excerpt: ({ excerpt }) => excerpt,
  tags: ({ tags }) => tags,
  id: ({ id }) => id,
  takenAt: ({ savedAt }, provenance) => provenance?.takenAt ?? toIso(savedAt),
  loadedUrl: (_summary, provenance) => provenance?.loadedUrl ?? null,
  statedUrl: (_summary, provenance) => provenance?.statedUrl ?? null,
  datePrinted: ({ published }) => published.printed,
  dateOrigin: ({ published }) => published.origin,
  method: ({ method, layout }, provenance) =>
    [method, layout, provenance?.extension, provenance?.rules].filter(Boolean).join(' '),
  textHash: (_summary, provenance) => provenance?.textHash ?? null,
  htmlHash: (_summary, provenance) => provenance?.htmlHash ?? null,
};

/** Front matter with its fences, without the properties of which nothing is known. */
export function renderFrontMatter(
  summary: ArticleSummary,
  { properties }: MarkdownTemplate,
  provenance?: Provenance,
): string {
  const lines = properties.flatMap(({ name, value, type }) => {
    if (type === 'list') return renderList(name, listOf(value, summary, provenance));
    const text = fill(value, summary, provenance);
    if (text === '') return [];
    const isBare = type === 'date' && /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$/.test(text);
    return [`${toScalar(name)}: ${isBare ? text : toScalar(text)}`];
  });
  return ['---', ...lines, '---'].join('\n');
}

/** A name for an article's file, not yet fit for a file system. */
export function fillFileName(summary: ArticleSummary, { fileName }: MarkdownTemplate): string {
  return fill(fileName, summary) || summary.id;
}

function renderList(name: string, items: readonly string[]): string[] {
  const texts = items.map(toLine).filter(Boolean);
  return texts.length === 0 ? [] : [`${toScalar(name)}:`, ...texts.map((item) => `  - ${toScalar(item)}`)];
}

function listOf(value: string, summary: ArticleSummary, provenance?: Provenance): readonly string[] {
  const [, name = ''] = value.trim().match(placeholder) ?? [];
  const found = placeholders[name]?.(summary, provenance);
  if (Array.isArray(found)) return found;
  const text = fill(value, summary, provenance);
  return text === '' ? [] : [text];
}

function fill(value: string, summary: ArticleSummary, provenance?: Provenance): string {
  const filled = value.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => {
    const found = placeholders[name]?.(summary, provenance) ?? '';
    return typeof found === 'string' ? found : found.join(', ');
  });
  return toLine(filled);
}
