import type { ArticleSummary, StoredArticle, StoredPicture } from '../article/types';
import { toBase64 } from './base64';
import { prepareBody } from './body';
import { renderCopyFacts } from './copy-facts';
import { datedStem, type EachFormat, renderEach } from './each';
import { titleOf } from './facts';
import { toDay, uniqueNames } from './file-name';
import { articleContent, articleHead, pageStyle, toPage } from './html-page';
import { notesInHtml } from './notes';
import type { ExportContext, ExportFormat } from './types';
import { wordsFor } from './words';

/** A page an article that needs nothing else: pictures are in it, scripts are not, and nothing is requested. */
export const html: ExportFormat = {
  id: 'html',
  labelKey: 'formatHtml',
  group: 'reading',
  extension: 'zip',
  mediaType: 'application/zip',
  fileName(count: number, first: ArticleSummary | undefined, now: number): string {
    return count === 1 && first ? uniqueNames()(datedStem(first), 'html') : `jianbao-html-${toDay(now)}.zip`;
  },
  render(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
    const form: EachFormat = {
      extension: 'html',
      mediaType: 'text/html;charset=utf-8',
      stem: datedStem,
      open: () => (stored) => renderPage(stored, context),
    };
    return renderEach(articles, context, form);
  },
};

const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

async function renderPage({ summary, body }: StoredArticle, context: ExportContext): Promise<string> {
  const words = wordsFor[summary.language];
  const sources = await readSources(body.pictures, context);
  const shown = prepareBody(body.html, (address) => sources.get(address), words, body.highlights);
  return toPage({
    title: titleOf(summary, words),
    language: summary.language,
    policy,
    head: `${articleHead(summary)}\n<style>${pageStyle}</style>`,
    content: articleContent(summary, shown.innerHTML, words, {
      notes: notesInHtml(body.highlights, words),
      copy: renderCopyFacts({ summary, body }, summary.language),
    }),
  });
}

/** The stored pictures as `data:` addresses, by the address they came from. */
async function readSources(
  pictures: readonly StoredPicture[],
  { readPicture }: ExportContext,
): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for (const { url, hash } of pictures) {
    const file = hash && !sources.has(url) ? await readPicture(hash) : undefined;
    if (file) sources.set(url, `data:${file.type};base64,${await toBase64(file.blob)}`);
  }
  return sources;
}
