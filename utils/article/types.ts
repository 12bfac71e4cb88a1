import type { OnlineCheck, PageOrigin, Provenance } from './copy-types';

export type { OnlineCheck, OnlineVerdict, PageOrigin, Provenance } from './copy-types';

import type { Highlight } from './highlight';
import type { ScriptChoice } from './script';

/** Stable name of an article across hosts, decorations and scripts, such as `zaobao:1215435`. */
export type ArticleId = string & { readonly brand: 'ArticleId' };

/** HTML that went through the sanitiser; the only kind that may be shown. */
export type CleanHtml = string & { readonly brand: 'CleanHtml' };

export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** Where a publication date was taken from, most trusted first. */
export type DateOrigin = 'structured-data' | 'text' | 'address' | 'import';

/** When an article appeared. Every part may be unknown; nothing is guessed from the reader's clock. */
export interface Publication {
  /** The instant, in epoch ms. */
  at: number | null;
  /** The wall clock at the publisher: `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`. */
  local: string | null;
  /** The words the page used, such as `2020年8月1日 4:47 PM`. */
  printed: string | null;
  origin: DateOrigin | null;
  /** The page named no zone and the site's own zone is only likely (wenxuecity). */
  zoneAssumed: boolean;
}

export type CreditRole = 'author' | 'reporter' | 'editor' | 'web-editor';

export interface Credit {
  role: CreditRole;
  names: readonly string[];
}

/** How the text was got: by the site's own rules, from data embedded in the page, or by Readability alone. */
export type ExtractionMethod = 'site-rules' | 'embedded-data' | 'readability' | 'import';

export type PartialReason = 'paywall';

/** What one page says, as plain data that crosses message and worker boundaries. */
export interface Article {
  id: ArticleId;
  /** Canonical address, absolute, without tracking parameters. */
  url: string;
  /** Address in the address bar when it was taken. */
  visitedUrl: string;
  /** Id of the site module, or `other`. */
  site: string;
  siteName: string;
  title: string;
  /** Credit line as printed, such as `记者：乔龙 责编：胡力汉`. */
  byline: string | null;
  credits: readonly Credit[];
  /** Original outlet of a reprint, such as `德国之声` on wenxuecity. */
  source: string | null;
  section: string | null;
  published: Publication;
  /** Last change as the page states it, in epoch ms. */
  modifiedAt: number | null;
  language: Language;
  /** Clean body; picture addresses are absolute and remote. Captions stand in `figcaption`. */
  html: CleanHtml;
  /** Body as plain text, a line a paragraph. */
  text: string;
  /** First characters of the text, for lists. */
  excerpt: string;
  /** Characters of the text without white space (字数). */
  length: number;
  /** Pictures in `html` in order; the first is the lead when the page has one. */
  pictures: readonly PictureReference[];
  partial: PartialReason | null;
  method: ExtractionMethod;
  /** Layout of the site that matched, such as `zbsg2020`; null where none did. */
  layout: string | null;
  /** What is needed to clean the article again with better rules: the page reduced to its article region and metadata. */
  snapshot: string | null;
  /** Envelope of the Jekyll post it came from, so that it leaves as it came. */
  post: PostEnvelope | null;
  /** Absent where no live page was seen. */
  origin?: PageOrigin;
}

/** What may differ from one version of an article to the next beside title and text. */
export type VersionFacts = Pick<
  ArticleSummary,
  | ('visitedUrl' | 'byline' | 'credits' | 'source' | 'section' | 'published' | 'modifiedAt')
  | ('partial' | 'method' | 'layout')
>;

export interface PictureReference {
  /** Absolute address, the same as the `src` in the body. */
  url: string;
  alt: string;
  caption: string | null;
}

/** Front matter of an imported post, kept so that exporting it again gives the same. */
export interface PostEnvelope {
  fileName: string | null;
  /** `date:` as written. */
  date: string | null;
  author: string | null;
  tags: readonly string[];
  categories: readonly string[];
  comments: boolean | null;
  /** The number or `NaN` in the comment below the front matter. */
  epoch: string | null;
}

export type PictureProblem = 'not-found' | 'unreachable' | 'no-permission' | 'not-a-picture' | 'too-large';

/** A picture of a stored article: where it came from, and its bytes' hash once it is stored. */
export interface StoredPicture extends PictureReference {
  /** SHA-256 of the bytes in lower-case hex, or null while missing. */
  hash: string | null;
  /** Why it is missing; null when it is stored or was never fetched (imported posts). */
  problem: PictureProblem | null;
}

export interface PictureFile {
  hash: string;
  blob: Blob;
  type: string;
  /** Pixels; 0 where unknown (SVG without a size). */
  width: number;
  height: number;
  /** Address it was first fetched from. */
  url: string;
}

/** What lists need; nothing large. Flags are 0 or 1 because IndexedDB cannot index booleans. */
export interface ArticleSummary {
  id: ArticleId;
  url: string;
  visitedUrl: string;
  site: string;
  siteName: string;
  title: string;
  byline: string | null;
  credits: readonly Credit[];
  source: string | null;
  section: string | null;
  published: Publication;
  /** `published.at`, or `savedAt` where unknown, so that sorting by date loses no article. */
  sortDate: number;
  modifiedAt: number | null;
  /** When this copy was last taken or confirmed, in epoch ms. */
  savedAt: number;
  /** When the article was first saved, in epoch ms. */
  firstSavedAt: number;
  language: Language;
  excerpt: string;
  length: number;
  /** A small picture for lists stands in the thumbnails store. */
  hasThumbnail: boolean;
  pictureCount: number;
  missingPictures: number;
  read: 0 | 1;
  starred: 0 | 1;
  tags: readonly string[];
  /** Reading position: index of the first visible paragraph, and how far through the text, 0 to 1. */
  position: ReadingPosition | null;
  /** The script the reader wants it in; the device's default without it. */
  script?: ScriptChoice;
  /** SHA-256 of title and normalised text, hex. */
  contentHash: string;
  partial: PartialReason | null;
  method: ExtractionMethod;
  layout: string | null;
  /** Earlier texts kept of this article. */
  revisionCount: number;
  post: PostEnvelope | null;
  /** What the site answered when the reader asked, oldest first. Absent where never asked. */
  checks?: readonly OnlineCheck[];
}

/** What a reader wants of the marks on an article; absent parts stay as they are. */
export interface MarkChange {
  read?: boolean;
  starred?: boolean;
  /** Together with `removeTags` they take those tags' place, which is how a tag is renamed. */
  addTags?: readonly string[];
  removeTags?: readonly string[];
}

/** The marks of an article before a change, as far as it changed them. */
export interface FormerMarks {
  id: ArticleId;
  read?: 0 | 1;
  starred?: 0 | 1;
  tags?: readonly string[];
}

/** One of the versions of an article that the library keeps. */
export interface ArticleVersion {
  id: ArticleId;
  /** Epoch ms. */
  savedAt: number;
}

export interface ReadingPosition {
  /** Counted as `utils/dom/paragraphs.ts` does. */
  paragraph: number;
  /** UTF-16 units of the stored text into it; its beginning without it. */
  offset?: number;
  progress: number;
}

/** gzip of `Article.snapshot`. Bytes and no blob, which the browser would keep in a file of its own. */
export type PackedSnapshot = Uint8Array<ArrayBuffer> | Blob;

export interface ArticleBody {
  id: ArticleId;
  html: CleanHtml;
  text: string;
  pictures: readonly StoredPicture[];
  snapshot: PackedSnapshot | null;
  /** Absent from copies older than it. */
  provenance?: Provenance;
  /** What the reader marked in the text, in its order. */
  highlights?: readonly Highlight[];
}

/** Another text of an article, kept when it had changed as it was saved again. What is optional, older ones lack. */
export interface Revision {
  id: ArticleId;
  savedAt: number;
  title: string;
  html: CleanHtml;
  text: string;
  pictures: readonly StoredPicture[];
  contentHash: string;
  provenance?: Provenance;
  facts?: VersionFacts;
  snapshot?: PackedSnapshot | null;
}

/** Everything the library holds of one article, as exports and backups see it. */
export interface StoredArticle {
  summary: ArticleSummary;
  body: ArticleBody;
  revisions: readonly Revision[];
}
