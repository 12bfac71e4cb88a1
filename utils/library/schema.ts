import type { DBSchema, IDBPTransaction } from 'idb';
import type { FailureCode } from '../article/failure';
import type {
  Article,
  ArticleBody,
  ArticleId,
  ArticleSummary,
  PictureFile,
  Revision,
  StoredArticle,
} from '../article/types';
import type { SearchBlock, SearchDates, SearchSegment } from './search/types';
import type { TextSignature } from './similar/signature';

/** The hashes of a record's pictures, indexed so that no picture in use is ever deleted. */
interface UsesPictures {
  hashes: readonly string[];
}

export interface BinnedArticle extends UsesPictures {
  id: ArticleId;
  removedAt: number;
  summary: ArticleSummary;
  body: ArticleBody;
  revisions: readonly Revision[];
  thumbnail: Blob | null;
}

/** A save under way: written before the pictures are fetched, gone in the transaction that stores the article. */
export interface PendingSave {
  id: ArticleId;
  tabId: number | null;
  article: Article;
  startedAt: number;
  /** Pictures fetched so far, of all. */
  done: number;
  total: number;
}

/** A place outside the browser that is kept up to date with the library. */
export interface KeptFolder {
  id: string;
  /** As the system names it. */
  name: string;
  /** The way back to it; null for the browser's downloads, where it is a folder of that name. */
  handle: FileSystemDirectoryHandle | null;
  format: string;
  /** Brought up to date after each save, as far as the browser allows it. */
  afterSave: boolean;
  /** When it was last brought up to date, epoch ms; 0 before the first time. */
  keptAt: number;
}

/** What was last written of an article into a folder. */
export interface FolderFile {
  folder: string;
  id: ArticleId;
  path: string;
  hash: string;
  stamp: string;
  declined?: string;
}

/** Where backups are written by themselves. There is one such place. */
export interface BackupPlace {
  id: 'automatic';
  /** Names the series of parts that are written there; a new place begins a new one. */
  library: string;
  /** As the system names it. */
  name: string;
  /** The way back to it; null for the browser's downloads. */
  handle: FileSystemDirectoryHandle | null;
  /** Days between two backups; 0 for none. */
  every: number;
  /** When everything was last safe there, epoch ms; 0 before the first time. */
  at: number;
  /** Why the last try failed; null after one that did not. */
  failure: { code: FailureCode; detail: string | null; at: number } | null;
}

/** A part of a series of backups, as it was written. */
export interface BackupPart {
  library: string;
  /** Epoch ms. */
  at: number;
  kind: 'full' | 'changes';
  /** Below the place. */
  path: string;
  /** Bytes. */
  size: number;
  /** Articles that are in it, and what each was then (`stampOf`), in the same order. */
  ids: readonly ArticleId[];
  stamps: readonly string[];
  /** Articles of earlier parts that were gone by then. */
  removed: readonly ArticleId[];
}

/** An article on its way into the library. */
export interface Incoming {
  stored: StoredArticle;
  /** Bytes of the pictures that `stored` names. */
  files: readonly PictureFile[];
  thumbnail: Blob | null;
}

/** How far an import came that ended before its files did; written with each of its batches. */
export interface UnfinishedImport {
  /** The same for the same files. */
  key: string;
  /** What the reader knows the files by. */
  label: string;
  /** Files and archive entries known, and where reading goes on: at this entry, after so many of its articles. */
  listed: number;
  entry: number;
  parts: number;
  /** How many of the files met which fate so far, and `seen` how many there were. */
  totals: Readonly<Record<string, number>>;
  /** Epoch ms. */
  updatedAt: number;
}

export interface LibrarySchema extends DBSchema {
  articles: {
    key: string;
    value: ArticleSummary;
    indexes: {
      savedAt: number;
      sortDate: number;
      'site,savedAt': [string, number];
      'site,sortDate': [string, number];
      'read,savedAt': [number, number];
      'read,sortDate': [number, number];
      'site,read,savedAt': [string, number, number];
      'site,read,sortDate': [string, number, number];
      'starred,savedAt': [number, number];
      'starred,sortDate': [number, number];
      tags: string;
      visitedUrl: string;
    };
  };
  bodies: {
    key: string;
    /** `highlighted` only where the reader marked something, so that the index holds no others. */
    value: ArticleBody & UsesPictures & { highlighted?: 1 };
    indexes: { hashes: string; highlighted: number };
  };
  pictures: { key: string; value: PictureFile };
  thumbnails: { key: string; value: { id: ArticleId; blob: Blob } };
  revisions: { key: [string, number]; value: Revision & UsesPictures; indexes: { hashes: string } };
  bin: { key: string; value: BinnedArticle; indexes: { hashes: string; removedAt: number } };
  saves: { key: string; value: PendingSave };
  imports: { key: string; value: UnfinishedImport };
  /** Every article's number in the search index. A text that changes gets a new one, so numbers only grow. */
  searchNumbers: { key: number; value: { id: ArticleId }; indexes: { id: string } };
  /** Numbers of texts that are gone but may still be in segments. */
  searchDead: { key: number; value: number };
  searchSegments: { key: number; value: SearchSegment };
  searchBlocks: { key: [number, string]; value: SearchBlock };
  searchDates: { key: [number, number]; value: SearchDates };
  folders: { key: string; value: KeptFolder };
  folderFiles: { key: [string, string]; value: FolderFile };
  backupPlaces: { key: string; value: BackupPlace };
  backupParts: { key: [string, number]; value: BackupPart };
  /** By the number that the article has in the search index, which a text that changes gets anew as well. */
  similar: { key: number; value: TextSignature; indexes: { bands: number } };
  /** Pairs of articles that are alike and that the reader said are not the same, the lesser id first. */
  apart: { key: [string, string]; value: { ids: [ArticleId, ArticleId] } };
}

export type StoreName =
  | ('articles' | 'bodies' | 'pictures' | 'thumbnails' | 'revisions' | 'bin' | 'saves' | 'imports')
  | ('searchNumbers' | 'searchDead')
  | ('similar' | 'apart');
export type WriteTransaction = IDBPTransaction<LibrarySchema, StoreName[], 'readwrite'>;
