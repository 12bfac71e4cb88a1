import { toFolderPath } from './file-name';
import { defaultTemplate, type MarkdownTemplate } from './markdown-template';
import { formatTemplate, parseTemplate } from './template-text';

/** What the reader may choose of the formats. */
export interface ExportOptions {
  /** Pictures of many posts: files beside them, or where they came from. */
  jekyllPictures: (typeof jekyllPictureChoices)[number];
  /** Pictures of many notes: files in a folder, where they came from, or left out. */
  markdownPictures: (typeof markdownPictureChoices)[number];
  /** That folder, below the notes; no slash at either end. */
  attachments: string;
  markdown: MarkdownTemplate;
}

export const jekyllPictureChoices = ['beside', 'remote'] as const;
export const markdownPictureChoices = ['folder', 'remote', 'none'] as const;

export const defaultOptions: ExportOptions = {
  jekyllPictures: 'beside',
  markdownPictures: 'folder',
  attachments: 'attachments',
  markdown: defaultTemplate,
};

/** Options as they are kept as a setting: each is a text, the template as the reader wrote it. */
export type StoredOptions = Readonly<Record<string, string>>;

/** Options out of what was kept: what is missing, or is no longer understood, is as by default. */
export function readOptions(given: StoredOptions): ExportOptions {
  const one = <T extends string>(choices: readonly T[], found: string | undefined, fallback: T) =>
    choices.find((choice) => choice === found) ?? fallback;
  const { jekyllPictures, markdownPictures, attachments } = defaultOptions;
  const text = formatTemplate(defaultTemplate);
  const { template, problems } = parseTemplate({
    fileName: given.fileName ?? text.fileName,
    frontMatter: given.frontMatter ?? text.frontMatter,
  });
  return {
    jekyllPictures: one(jekyllPictureChoices, given.jekyllPictures, jekyllPictures),
    markdownPictures: one(markdownPictureChoices, given.markdownPictures, markdownPictures),
    attachments: toFolderPath(given.attachments ?? '') || attachments,
    markdown: problems.length === 0 ? template : defaultTemplate,
  };
}
