import type { StoredArticle } from '../article/types';
import { type EachFormat, renderEach } from './each';
import { toDay, uniqueNames } from './file-name';
import { createToMarkdown } from './markdown-body';
import { fillFileName, renderFrontMatter } from './markdown-template';
import { notesInMarkdown } from './notes';
import { defaultOptions, type ExportOptions } from './options';
import { createPacker, pathsOf } from './pictures';
import type { ExportContext, ExportFormat } from './types';

/**
 * Markdown with front matter for Obsidian and other note tools: for one article a note whose pictures stay where
 * they came from; for more a zip of notes with the pictures in a folder, unless the reader wants them remote or not
 * at all.
 */
export const markdown: ExportFormat = {
  id: 'markdown',
  labelKey: 'formatMarkdown',
  group: 'notes',
  extension: 'zip',
  mediaType: 'application/zip',
  fileName(count, first, now, options = defaultOptions): string {
    return count === 1 && first
      ? uniqueNames()(fillFileName(first, options.markdown), 'md')
      : `jianbao-markdown-${toDay(now)}.zip`;
  },
  async render(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
    const options = context.options ?? defaultOptions;
    const toNote = await createToNote(options);
    const form: EachFormat = {
      extension: 'md',
      mediaType: 'text/markdown;charset=utf-8',
      stem: (summary) => fillFileName(summary, options.markdown),
      open: (zip) => {
        const pack = zip && createPacker(zip, `${options.attachments}/`, context).pack;
        return async (stored) => {
          const wanted = options.markdownPictures === 'folder' ? stored.body.pictures : [];
          const packed = pack ? await pack(wanted) : new Map();
          return toNote(stored, pathsOf(wanted, packed));
        };
      },
    };
    return renderEach(articles, context, form);
  },
};

/** Loads what writes notes. `paths`: where the pictures that go along stand, by their address. */
export async function createToNote({ markdown: template, markdownPictures }: ExportOptions) {
  const toMarkdown = await createToMarkdown({ withPictures: markdownPictures !== 'none' });
  return ({ summary, body }: Pick<StoredArticle, 'summary' | 'body'>, paths: ReadonlyMap<string, string>) =>
    `${renderFrontMatter(summary, template, body.provenance)}\n\n${toMarkdown(body.html, paths, body.highlights)}\n${notesInMarkdown(summary.language, body.highlights)}`;
}
