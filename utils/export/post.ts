import type { ArticleSummary, StoredArticle } from '../article/types';
import { toPostBody } from './post-body';
import { quoteTitle, toScalar, toSequence } from './yaml-scalar';

/**
 * One article as a Jekyll post in the archive form. What came out of an archive leaves with the same front matter.
 * The form has no field for byline, source, section, revisions, marks and the time of saving; a backup has.
 * @param paths path in the exported site of each picture that goes along, by its address; others stay remote.
 */
export function renderPost({ summary, body }: StoredArticle, paths: ReadonlyMap<string, string>): string {
  return [
    '---',
    ...frontMatter(summary),
    '---',
    ...epochComment(summary),
    linkLine(summary.title, addressOf(summary)),
    '------',
    '',
    '<div>',
    toPostBody(body.html, paths),
    '</div>',
    '',
  ].join('\n');
}

function frontMatter(summary: ArticleSummary): string[] {
  const { title, siteName, tags, post } = summary;
  const comments = post ? post.comments : true;
  const allTags = [...new Set([...(post?.tags ?? [siteName]), ...tags])];
  return [
    'layout: post',
    `title: ${quoteTitle(title)}`,
    `date: ${dateOf(summary)}`,
    `author: ${toScalar(post?.author ?? siteName)}`,
    `from: ${toScalar(addressOf(summary))}`,
    `tags: ${toSequence(allTags)}`,
    ...(comments === null ? [] : [`comments: ${comments ? 'True' : 'False'}`]),
    `categories: ${toSequence(post?.categories ?? [siteName])}`,
  ];
}

/** The address a post came with, not tidied; else the article's own. */
function addressOf({ post, method, url, visitedUrl }: ArticleSummary): string {
  return post && method === 'import' ? visitedUrl : url;
}

/** A date that Jekyll can read; it stops building at one that it can't. */
const readableDate =
  /^(\d{4}-\d\d-\d\d)(?:[T ]+(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?$/;

/** Publication where known, else when the copy was taken: what archives write. */
function dateOf({ post, published, savedAt }: ArticleSummary): string {
  const day = Date.parse(post?.date?.match(readableDate)?.[1] ?? '');
  const isDay = !Number.isNaN(day) && post?.date?.startsWith(new Date(day).toISOString().slice(0, 10));
  return post?.date && isDay ? post.date : new Date(published.at ?? savedAt).toISOString();
}

/** Epoch ms of the publication or NaN, in a comment. A post that came without one leaves without. */
function epochComment({ post, published }: ArticleSummary): string[] {
  const epoch = post ? post.epoch : String(published.at ?? Number.NaN);
  return epoch === null ? [] : [`<!--${epoch}-->`];
}

/** `YYYY-MM-DD-<title>`: the name archives give, or the one the post came with; not yet fit for a file system. */
export function postStem(summary: ArticleSummary): string {
  const { post, published, savedAt, title, id } = summary;
  const given = post?.fileName?.match(/^(\d{4}-\d\d-\d\d-.*\S.*)\.(?:md|markdown|html?)$/is)?.[1];
  if (given) return given;
  const day = published.local?.slice(0, 10) ?? new Date(published.at ?? savedAt).toISOString().slice(0, 10);
  return `${day}-${title.trim() || id.replace(/\W+/g, '-')}`;
}

function linkLine(title: string, url: string): string {
  const line = title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return `[${escapeMarkdown(line)}](${url.replace(/[(){}|]/g, percentEncode)})`;
}

/** Entities for what a backslash does not escape in kramdown, and for Liquid, which knows no backslash. */
const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '~': '&#126;',
  '^': '&#94;',
  '{': '&#123;',
};

/** Keeps Markdown (kramdown's and CommonMark), tables, mathematics and Liquid from seeing anything in a title. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/[\\`*_[\]|$]|(?<=\]):/g, '\\$&') // kramdown takes `]:` for a link definition even behind a backslash
    .replace(/[<~^{]/g, (character) => entities[character] ?? '');
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
