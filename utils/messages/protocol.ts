import type { BackupNote } from '../article/backup';
import type { FailureCode } from '../article/failure';
import type { Highlight } from '../article/highlight';
import type { ScriptChoice } from '../article/script';
import type { ArticleId, FormerMarks, MarkChange, OnlineCheck, ReadingPosition } from '../article/types';

/** What a save did. */
export interface SaveReport {
  id: ArticleId;
  outcome: SaveOutcome;
  missingPictures: number;
}

/**
 * `added`: new in the library. `unchanged`: the same text was there; only the time of saving moved.
 * `revised`: the text had changed; the earlier one is kept as a revision. `kept-fuller`: the page now shows only
 * part of a text that the library holds whole; the whole one stays in front and the part became a revision.
 */
export type SaveOutcome = 'added' | 'unchanged' | 'revised' | 'kept-fuller';

export interface RefetchReport {
  same: number;
  replaced: number;
  failed: number;
}

export interface TabFailure {
  code: FailureCode;
  detail?: string;
  /** Address the tab showed, so that the failure is forgotten when the tab moves on. */
  url: string;
}

/** What the extension's pages may ask of the background, the only writer beside imports. */
export interface BackgroundApi {
  /** Saves the article in a tab, with its pictures. Rejects with a `Failure`'s message. */
  saveTab(tabId: number): Promise<SaveReport>;
  /** Fetches an article's missing pictures again; resolves to how many are still missing. */
  retryPictures(id: ArticleId): Promise<number>;
  /**
   * Fetches an article's damaged pictures again, by their hashes, from where they came from. Resolves to how many are
   * here again to the byte, how many the site has another file for now, and how many could not be had.
   */
  refetchPictures(id: ArticleId, hashes: readonly string[]): Promise<RefetchReport>;
  /** Moves articles to the bin. */
  removeArticles(ids: readonly ArticleId[]): Promise<void>;
  /** Takes articles out of the bin again, whole. */
  restoreArticles(ids: readonly ArticleId[]): Promise<void>;
  /** Deletes for good what the bin holds. */
  emptyBin(): Promise<void>;
  /** Marks articles; resolves to the former marks of those that changed. */
  markArticles(ids: readonly ArticleId[], change: MarkChange): Promise<FormerMarks[]>;
  /** Takes `markArticles` back. */
  restoreMarks(former: readonly FormerMarks[]): Promise<void>;
  /** The script an article is to be shown in. */
  setScript(id: ArticleId, script: ScriptChoice): Promise<void>;
  /** Puts another version in front; resolves to when the revision was saved that takes it back. */
  restoreVersion(id: ArticleId, savedAt: number): Promise<number>;
  /** Adds a site's answer to an article's log. */
  noteCheck(id: ArticleId, check: OnlineCheck): Promise<void>;
  /** Puts a highlight on an article's text, or in place of the one with its id. */
  putHighlight(id: ArticleId, highlight: Highlight): Promise<void>;
  removeHighlight(id: ArticleId, highlight: string): Promise<void>;
  /** Remembers that two articles that are alike are not the same one, or forgets it again. */
  setApart(one: ArticleId, other: ArticleId, apart: boolean): Promise<void>;
  setPosition(id: ArticleId, position: ReadingPosition): Promise<void>;
  /** Downloads a backup from a page's address to a path below the folder for downloads. */
  downloadBackup(url: string, path: string): Promise<void>;
  /** Bytes of a backup that was downloaded; null where it is gone. */
  sizeOfBackup(path: string): Promise<number | null>;
  /** Notes when everything was last safe. */
  noteBackup(note: BackupNote): Promise<void>;
  /** Why the last save in this tab failed, if it did and the tab has not moved on. */
  lastFailure(tabId: number): Promise<TabFailure | null>;
}

/** What the background may ask of the page that nobody sees. */
export interface OffscreenApi {
  /** Makes the backup among the downloads if it is due. */
  backUp(): Promise<void>;
}
