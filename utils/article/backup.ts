import type { ArticleBody, ArticleSummary, PictureFile, Revision } from './types';

/**
 * A backup is a zip: `backup.json` (BackupManifest), `articles/<number>.json` (BackupRecord, one an article) and
 * `pictures/<SHA-256>.<extension>`. Unpacked into a folder it is the same backup. A reader refuses a version above
 * its own; a version goes up when an older reader would lose something.
 */
export const BACKUP_VERSION = 1;

export interface BackupManifest {
  format: 'jianbao-backup';
  version: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Articles in this backup. */
  articles: number;
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
