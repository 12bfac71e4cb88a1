import type {
  ArticleId,
  ArticleSummary,
  PictureFile,
  StoredArticle,
  StoredPicture,
} from '../../article/types';
import type { FolderTarget } from './target';

export const folderFormats = ['markdown', 'jekyll'] as const;

export type FolderFormat = (typeof folderFormats)[number];

/** How articles are written into a folder. */
export interface FolderForm {
  /** Changes when everything would be written differently. */
  key: string;
  /** Folder of the articles, ending in a slash unless it is the place itself. */
  folder: string;
  /** Folder of the pictures, ending in a slash. */
  pictures: string;
  /** Name of an article's file without extension, not yet fit for a file system. */
  stem(summary: ArticleSummary): string;
  /** Pictures of an article that go along. */
  picturesOf(stored: StoredArticle): readonly StoredPicture[];
  /** @param paths where its pictures stand below the place, by their address. */
  render(stored: StoredArticle, paths: ReadonlyMap<string, string>): string;
}

/** What was written of an article into a folder. */
export interface WrittenFile {
  id: ArticleId;
  /** Below the folder. */
  path: string;
  /** SHA-256 of the bytes, to see whether the reader has changed them since. */
  hash: string;
  /** What it was written from, to see whether the library has changed since. */
  stamp: string;
  /** The stamp that the reader did not want written over a change of their own. */
  declined?: string;
}

/**
 * `written`: new there. `updated`: written over what was written last, which nobody had touched. `beside`: under
 * another name, because the file had been changed. `edited`, `deleted`: the reader changed or deleted the file, so
 * nothing was written. `unchanged`: nothing to write.
 */
export type FolderOutcome = 'written' | 'updated' | 'beside' | 'unchanged' | 'edited' | 'deleted';

export interface FolderEntry {
  id: ArticleId;
  title: string;
  path: string;
  outcome: FolderOutcome;
}

/** What to do where the reader has changed or deleted a file: leave it and ask, write again, or never ask again. */
export type FolderChoice = 'ask' | 'write' | 'leave';

export interface KeepContext {
  form: FolderForm;
  target: FolderTarget;
  /** What was written so far, by article; grows with the work. */
  written: Map<ArticleId, WrittenFile>;
  /** Notes what was written. */
  note(file: WrittenFile): Promise<void>;
  getStored(id: ArticleId): Promise<StoredArticle | undefined>;
  readPicture(hash: string): Promise<PictureFile | undefined>;
  choice: FolderChoice;
  signal?: AbortSignal;
}
