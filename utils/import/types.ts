import type { ApartPair } from '../article/backup';
import type { FailureCode } from '../article/failure';
import type { ArticleId, CleanHtml, PictureFile, StoredArticle } from '../article/types';
import type { Container, Entry } from './container';

/** A file chosen or dropped, with its path below the folder that was chosen; without one, its name. */
export interface ImportFile {
  path: string;
  file: File;
}

export interface ImportContext {
  sanitize: (html: string) => CleanHtml;
  parse: (html: string, url: string) => Document;
  /** Time of the import, epoch ms. */
  now: number;
  /** Where reading begins; kept up to date as it goes on. */
  place?: ReadingPlace;
  /** Whether the library has an article already; none is known where it is absent. */
  isKnown?(id: ArticleId): Promise<boolean>;
  /** Of backups that are parts of one series only the latest record of each article is wanted. */
  latestOnly?: boolean;
  /** Called with the pairs that a backup says are not the same article. */
  onApart?(pairs: readonly ApartPair[]): void;
  /** Stops the import; reading then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Where reading stands, in the order of the files and of the entries in each zip. */
export interface ReadingPlace {
  /** Files, and entries of zips that were opened, that are known. */
  listed: number;
  /** The one whose results come, counted from 0; those before it are dealt with. */
  entry: number;
  /** How many results of it have come. */
  parts: number;
}

/** An article as it was read, with the bytes of those of its pictures that came along. */
export interface ImportedArticle {
  stored: StoredArticle;
  files: PictureFile[];
}

/** Why there is no article. */
export interface ImportFailure {
  code: FailureCode;
  detail?: string;
}

/** What became of one file, or of one entry of a zip or folder. `file` is its path. */
export type ImportResult = ({ file: string } & ImportedArticle) | { file: string; failure: ImportFailure };

/** What one place in a file gave: an article, or why there is none. `part` names the place where a file has many. */
export type ImportPiece = { part?: string } & (ImportedArticle | { failure: ImportFailure });

/**
 * A kind of file that holds articles. A new one is a module that exports such an object and a line in `index.ts`.
 */
export interface ImportSource {
  /** Whether a file of this path may be of this kind. */
  accepts(path: string): boolean;
  /** Whether a file of this path must be of this kind, so that the reader hears of it when it can't be read. */
  claims(path: string): boolean;
  /** Throws a `Failure` when what stands in a zip or folder is not to be read at all. */
  check?(container: Container): Promise<void>;
  /**
   * Reads the articles of one file one by one. Throws a `Failure`; `not-an-archive` at once when the file turns out
   * to be something else, so that the next kind is tried.
   */
  read(entry: Entry, container: Container, context: ImportContext): AsyncIterable<ImportPiece>;
}
