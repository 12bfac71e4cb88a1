import type { PostEnvelope } from '../article/types';
import { readList, readText, readTitle, splitFrontMatter } from './front-matter';

/** A post taken apart; nothing is judged or cleaned yet. */
export interface Post {
  /** Empty where there is none. Entities are decoded. */
  title: string;
  /** Address of the article, absolute. */
  url: string | undefined;
  envelope: PostEnvelope;
  /** What follows front matter, comment and link line. */
  body: string;
}

/** Keys under which writers of posts keep the article's address. */
const addressKeys = ['from', 'source', 'original_url', 'canonical_url', 'link', 'url'];

const epochComment = /^\s*<!--\s*(NaN|-?\d+)\s*-->/;
/** The title may hold brackets and line feeds, so only the address and the rule below it mark the line. */
const linkLine = /^\s*\[([\s\S]{0,2000}?)\]\((\S*)\)[ \t]*\n-{3,}[ \t]*(?:\n|$)/;
const wrapper = /^\s*<div>\s*\n([\s\S]*)\n\s*<\/div>\s*$/;

/**
 * Reads a post of any writer. Throws `Failure('bad-front-matter')`.
 * @param decodeEntities turns HTML text into the text it shows.
 */
export function parsePost(text: string, fileName: string, decodeEntities: (text: string) => string): Post {
  const { fields, rest } = splitFrontMatter(text);
  const epoch = rest.match(epochComment);
  const afterComment = epoch ? rest.slice(epoch[0].length) : rest;
  const link = afterComment.match(linkLine);
  const afterLink = link ? afterComment.slice(link[0].length) : afterComment;
  const stated = addressKeys.map((key) => readText(fields.get(key)));
  const comments = readText(fields.get('comments'))?.toLowerCase();
  return {
    title: readTitle(fields.get('title'), decodeEntities),
    url: [...stated, link?.[2]].find(isAddress),
    envelope: {
      fileName,
      date: readText(fields.get('date')) ?? null,
      author: readText(fields.get('author')) ?? null,
      tags: readList(fields.get('tags') ?? fields.get('tag')),
      categories: readList(fields.get('categories') ?? fields.get('category')),
      comments: comments === undefined ? null : ['true', 'yes', 'on'].includes(comments),
      epoch: epoch?.[1] ?? null,
    },
    body: toHtml(afterLink.match(wrapper)?.[1] ?? afterLink),
  };
}

function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Archives hold HTML; what has no block of it is prose, with paragraphs set apart by empty lines. */
function toHtml(body: string): string {
  if (/<(?:p|div|br|article|section|table|ul|ol|blockquote|figure|h\d)\b/i.test(body)) return body;
  return body
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.trim()}</p>`)
    .join('');
}
