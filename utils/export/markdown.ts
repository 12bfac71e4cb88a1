import type { ArticleSummary, StoredArticle } from '../article/types';
import { type EachFormat, renderEach } from './each';
import { toDay, uniqueNames } from './file-name';
import { createToMarkdown } from './markdown-body';
import { defaultTemplate, fillFileName, renderFrontMatter } from './markdown-template';
import { createPacker, pathsOf } from './pictures';
import type { ExportContext, ExportFormat } from './types';

/**
 * Markdown with front matter for Obsidian and other note tools: for one article a note whose pictures stay where
 * they came from; for more a zip of notes with the pictures in `attachments/`.
 */
export const markdown: ExportFormat = {
  id: 'markdown',
  labelKey: 'formatMarkdown',
  extension: 'zip',
  mediaType: 'application/zip',
  fileName(count: number, first: ArticleSummary | undefined, now: number): string {
    return count === 1 && first
      ? uniqueNames()(fillFileName(first, defaultTemplate), 'md')
      : `jianbao-markdown-${toDay(now)}.zip`;
  },
  async render(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
    const toMarkdown = await createToMarkdown();
    const form: EachFormat = {
      extension: 'md',
      mediaType: 'text/markdown;charset=utf-8',
      stem: (summary) => fillFileName(summary, defaultTemplate),
      open: (zip) => {
        const pack = zip && createPacker(zip, 'attachments/', context).pack;
        return async ({ summary, body }) => {
          const packed = pack ? await pack(body.pictures) : new Map();
          const text = toMarkdown(body.html, pathsOf(body.pictures, packed));
          return `${renderFrontMatter(summary, defaultTemplate)}\n\n${text}\n`;
        };
      },
    };
    return renderEach(articles, context, form);
  },
};
