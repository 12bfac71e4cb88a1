import type { ArticleBody, ArticleId, ArticleSummary, PictureFile, Revision } from './types';

/**
 * A backup is a zip: `backup.json` (BackupManifest), `articles/<number>.json` (BackupRecord, one an article) and
 * `pictures/<SHA-256>.<extension>`. Unpacked into a folder it is the same backup. A reader refuses a version above
 * its own; a version goes up when an older reader would lose something.
 *
 * Backups that are made by themselves are parts of a series: a full one, and after it those that hold what changed since
 * the part before. Each part is a backup of its own, with everything of the articles in it, pictures included; so any
 * of them restore without the others, and of several the latest record of each article is the one that counts.
 */
export const BACKUP_VERSION = 1;

export interface BackupManifest {
  format: 'jianbao-backup';
  version: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Articles in this backup. */
  articles: number;
  /** Pairs of articles that are alike and that the reader said are not the same. */
  apart?: readonly ApartPair[];
  part?: BackupSeries;
}

export type ApartPair = readonly [ArticleId, ArticleId];

/** Where a backup stands among those of one library that were made by themselves. */
export interface BackupSeries {
  /** The same for all of them, and for no others. */
  library: string;
  /** Everything, or what changed since the part before. */
  kind: 'full' | 'changes';
  /** `createdAt` of the full part that it adds to; its own in that one. */
  since: string;
  /** Articles that an earlier part holds and that were removed from the library since. */
  removed: readonly ArticleId[];
}

/** One article with its revisions, marks and reading position. All times are epoch ms. */
export interface BackupRecord {
  format: 'jianbao-article';
  version: number;
  summary: ArticleSummary;
  body: Omit<ArticleBody, 'id' | 'snapshot'> & {
    /** Base64 of the gzip. */
    snapshot: string | null;
  };
  /** Oldest first. */
  revisions: readonly BackupRevision[];
  /** The stored pictures that body and revisions name, each once. */
  files: readonly BackupPicture[];
}

export interface BackupRevision extends Omit<Revision, 'id' | 'snapshot'> {
  /** Base64 of the gzip; absent from revisions older than it. */
  snapshot?: string | null;
}

export interface BackupPicture extends Omit<PictureFile, 'blob'> {
  /** Where its bytes stand in the backup. */
  path: string;
}

/** When a backup of the whole library was made, epoch ms, and of how many articles. */
export interface BackupNote {
  at: number;
  articles: number;
}
