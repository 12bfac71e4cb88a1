import type { DBSchema } from 'idb';
import type {
  Article,
  ArticleBody,
  ArticleId,
  ArticleSummary,
  PictureFile,
  Revision,
} from '../article/types';

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
      visitedUrl: string;
    };
  };
  bodies: { key: string; value: ArticleBody & UsesPictures; indexes: { hashes: string } };
  pictures: { key: string; value: PictureFile };
  thumbnails: { key: string; value: { id: ArticleId; blob: Blob } };
  revisions: { key: [string, number]; value: Revision & UsesPictures; indexes: { hashes: string } };
  bin: { key: string; value: BinnedArticle; indexes: { hashes: string; removedAt: number } };
  saves: { key: string; value: PendingSave };
}
