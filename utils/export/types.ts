import type { ApartPair, BackupSeries } from '../article/backup';
import type { ArticleSummary, PictureFile, StoredArticle } from '../article/types';
import type { ExportOptions } from './options';

/** What a format needs beside the articles. */
export interface ExportContext {
  /** How many articles will come; a format may write one differently from many. */
  count: number;
  /** Bytes of a stored picture; undefined where they are gone. */
  readPicture(hash: string): Promise<PictureFile | undefined>;
  /** Time of the export, epoch ms. */
  now: number;
  /** What the reader chose for each format; the defaults where it is absent. */
  options?: ExportOptions;
  /** Pairs that the reader said are not the same article; backups keep them. */
  apart?: readonly ApartPair[];
  /** Of a backup that is part of a series. */
  part?: BackupSeries;
  /** Called with the number of articles written so far. */
  onProgress?(done: number): void;
  /** Stops the export: `render` then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Names of the formats, in kebab case. */
export type FormatId =
  | 'jekyll'
  | 'markdown'
  | 'epub'
  | 'html'
  | 'site'
  | 'text'
  | 'csv'
  | 'csl-json'
  | 'ris'
  | 'backup';

/** What a format is for, as the menu groups them. */
export const formatGroups = ['reading', 'notes', 'archive', 'list', 'backup'] as const;

export type FormatGroup = (typeof formatGroups)[number];

/**
 * A way to take articles out of the library. A new one is a module that exports such an object and a line in
 * `index.ts`; menus, file names and tests follow from it.
 */
export interface ExportFormat {
  id: FormatId;
  /** Key of its name in the locale tables. */
  labelKey: `format${'Jekyll' | 'Markdown' | 'Epub' | 'Html' | 'Site' | 'Text' | 'Csv' | 'CslJson' | 'Ris' | 'Backup'}`;
  group: FormatGroup;
  /** Of the file written for many articles, without a dot. */
  extension: string;
  mediaType: string;
  /** Name of the file to download. `first` is the only article when `count` is 1. `now` in epoch ms. */
  fileName(count: number, first: ArticleSummary | undefined, now: number, options?: ExportOptions): string;
  /**
   * Writes the articles. They are taken one by one and never held together, so that a library larger than memory
   * can be written.
   */
  render(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob>;
}
