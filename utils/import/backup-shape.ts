import type { BackupPicture, BackupRecord } from '../article/backup';
import { type Highlight, highlightColours, type TextPlace } from '../article/highlight';
import { scripts } from '../article/script';
import type {
  ArticleId,
  ArticleSummary,
  CleanHtml,
  Credit,
  OnlineCheck,
  PostEnvelope,
  Provenance,
  Publication,
  ReadingPosition,
  StoredPicture,
  VersionFacts,
} from '../article/types';
import {
  address,
  flag,
  list,
  matching,
  nullable,
  number,
  oneOf,
  optional,
  record,
  type Shape,
  text,
} from './shape';

const credit = record<Credit>({
  role: oneOf('author', 'reporter', 'editor', 'web-editor'),
  names: list(text),
});

export const publication = record<Publication>({
  at: nullable(number),
  local: nullable(text),
  printed: nullable(text),
  origin: nullable(oneOf('structured-data', 'text', 'address', 'import')),
  zoneAssumed: flag,
});

const envelope = record<PostEnvelope>({
  fileName: nullable(text),
  date: nullable(text),
  author: nullable(text),
  tags: list(text),
  categories: list(text),
  comments: nullable(flag),
  epoch: nullable(matching(/^(?:NaN|-?\d+)$/)),
});

const position = record<ReadingPosition>({
  paragraph: number,
  offset: optional(number),
  progress: number,
});

const picture = record<StoredPicture>({
  url: text,
  alt: text,
  caption: nullable(text),
  hash: nullable(text),
  problem: nullable(oneOf('not-found', 'unreachable', 'no-permission', 'not-a-picture', 'too-large')),
});

const facts = {
  visitedUrl: address,
  byline: nullable(text),
  credits: list(credit),
  source: nullable(text),
  section: nullable(text),
  published: publication,
  modifiedAt: nullable(number),
  partial: nullable(oneOf('paywall')),
  method: oneOf('site-rules', 'embedded-data', 'readability', 'import'),
  layout: nullable(text),
};

const hash = matching(/^[\da-f]{64}$/);

const provenance = record<Provenance>({
  takenAt: text,
  sealedAt: number,
  loadedUrl: nullable(text),
  statedUrl: nullable(text),
  extension: nullable(text),
  rules: nullable(text),
  textHash: hash,
  htmlHash: hash,
});

const check = record<OnlineCheck>({
  at: number,
  verdict: oneOf('unchanged', 'changed', 'gone', 'moved', 'wall', 'unreachable', 'unreadable'),
  status: nullable(number),
  address: nullable(text),
  changed: nullable(number),
});

const summary = record<ArticleSummary>({
  ...facts,
  id: text as Shape<ArticleId>,
  url: address,
  site: text,
  siteName: text,
  title: text,
  sortDate: number,
  savedAt: number,
  firstSavedAt: number,
  language: oneOf('zh-Hans', 'zh-Hant', 'en'),
  excerpt: text,
  length: number,
  hasThumbnail: flag,
  pictureCount: number,
  missingPictures: number,
  read: oneOf(0, 1),
  starred: oneOf(0, 1),
  tags: list(text),
  position: nullable(position),
  script: optional(oneOf('original', ...scripts)),
  contentHash: text,
  revisionCount: number,
  post: nullable(envelope),
  checks: optional(list(check)),
});

const place = record<TextPlace>({ paragraph: number, offset: number });

const highlight = record<Highlight>({
  id: text,
  colour: oneOf(...highlightColours),
  note: text,
  quote: text,
  before: text,
  after: text,
  start: place,
  end: place,
  createdAt: number,
  changedAt: number,
});

/** The HTML is hostile until it was sanitised; the type says what it becomes. */
const html = text as Shape<CleanHtml>;

const file = record<BackupPicture>({
  hash: text,
  type: text,
  width: number,
  height: number,
  url: text,
  path: text,
});

/** One article of a backup, checked field by field; its HTML is not sanitised yet. */
export const backupRecord = record<BackupRecord>({
  format: oneOf('jianbao-article'),
  version: number,
  summary,
  body: record<BackupRecord['body']>({
    html,
    text,
    pictures: list(picture),
    snapshot: nullable(text),
    provenance: optional(provenance),
    highlights: optional(list(highlight)),
  }),
  revisions: list(
    record<BackupRecord['revisions'][number]>({
      savedAt: number,
      title: text,
      html,
      text,
      pictures: list(picture),
      contentHash: text,
      provenance: optional(provenance),
      facts: optional(record<VersionFacts>(facts)),
      snapshot: optional(nullable(text)),
    }),
  ),
  files: list(file),
});
