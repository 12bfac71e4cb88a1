import { joinHighlights } from '../article/highlight';
import type { ArticleBody, ArticleSummary, OnlineCheck, StoredArticle } from '../article/types';
import { filledFrom, joinRevisions, toRevision, withRevisions } from './revisions';

/**
 * `added`: not in the library before. `unchanged`: nothing that the library lacked. `updated`: the incoming copy is
 * newer, or has the text that the library's lacks, and stands in front; the earlier text is a revision. `older-kept`: the
 * incoming copy became a revision. `kept-fuller`: it was newer but only part of the text, so it became a revision too.
 * `empty-kept`: it has no text at all, so only marks were taken from it.
 */
export type MergeOutcome =
  | ('added' | 'unchanged' | 'updated')
  | ('older-kept' | 'kept-fuller' | 'empty-kept');

export interface Merge {
  outcome: MergeOutcome;
  stored: StoredArticle;
}

/** Joins two copies of one article so that no text, picture, tag or mark of either is lost. Pure. */
export function mergeArticles(current: StoredArticle | undefined, incoming: StoredArticle): Merge {
  if (!current) return { outcome: 'added', stored: withRevisions(incoming, incoming.revisions) };
  const revisions = joinRevisions(current.revisions, incoming.revisions);
  if (current.summary.contentHash === incoming.summary.contentHash) {
    return { outcome: 'unchanged', stored: withRevisions(joinSameText(current, incoming), revisions) };
  }
  if (isKnownRevision(current, incoming)) {
    return { outcome: 'unchanged', stored: withRevisions(withHighlights(current, incoming), revisions) };
  }
  if (hasNothing(incoming)) {
    const { summary, body } = withHighlights(current, incoming);
    const kept = { summary: joinMarks(summary, incoming.summary), body, revisions };
    return { outcome: 'empty-kept', stored: withRevisions(kept, revisions) };
  }
  const newer = incoming.summary.savedAt > current.summary.savedAt;
  const losesText = fullness(incoming) < fullness(current);
  const isFront = (newer && !losesText) || fullness(incoming) > fullness(current);
  const [front, back] = isFront ? [incoming, current] : [current, incoming];
  const stored = {
    ...front,
    summary: joinMarks(front.summary, back.summary),
    body: { ...fillPictures(front.body, back.body), snapshot: front.body.snapshot },
  };
  const outcome = isFront ? 'updated' : newer ? 'kept-fuller' : 'older-kept';
  return { outcome, stored: withRevisions(stored, joinRevisions(revisions, [toRevision(back)])) };
}

/** No text, part of one, or all of it: a copy that has less is never put in front of one that has more. */
function fullness({ summary, body }: StoredArticle): number {
  if (body.text.trim() === '') return 0;
  return summary.partial === null ? 2 : 1;
}

/** A copy of an article as a damaged backup has it; one of pictures alone is not empty. */
function hasNothing({ body }: StoredArticle): boolean {
  return body.text.trim() === '' && body.pictures.length === 0;
}

/**
 * The same capture cleaned by newer rules: it stands in front, the earlier text becomes a revision, and the copy
 * stays as old as it is. `unchanged` when the rules make nothing else of it. Pure.
 */
export function recleanArticle(current: StoredArticle, recleaned: StoredArticle): Merge {
  const sameText =
    current.body.html === recleaned.body.html && current.summary.title === recleaned.summary.title;
  const { savedAt, firstSavedAt, visitedUrl } = current.summary;
  const summary = {
    ...joinMarks(recleaned.summary, current.summary),
    ...{ savedAt, firstSavedAt, visitedUrl },
    sortDate: recleaned.summary.published.at ?? savedAt,
  };
  const body = { ...fillPictures(recleaned.body, current.body), ...keepOrigin(recleaned.body, current.body) };
  const stored = { ...recleaned, summary, body };
  // What cleaning was taken back from comes to the front again, and is no earlier version any more.
  const earlier = current.revisions.filter(
    ({ html, contentHash }) => html !== body.html || contentHash !== summary.contentHash,
  );
  const revisions = sameText ? current.revisions : joinRevisions(earlier, [toRevision(current)]);
  const front = withRevisions(stored, revisions);
  return sameText && sameFacts(current.summary, front.summary)
    ? { outcome: 'unchanged', stored: current }
    : { outcome: 'updated', stored: front };
}

/** Made by newer rules, from what was taken then and there. */
function keepOrigin(recleaned: ArticleBody, current: ArticleBody): Pick<ArticleBody, 'provenance'> {
  const [made, taken] = [recleaned.provenance, current.provenance];
  if (!made || !taken) return made ? { provenance: made } : {};
  const { takenAt, loadedUrl, statedUrl } = taken;
  return { provenance: { ...made, takenAt, loadedUrl, statedUrl } };
}

function sameFacts(left: ArticleSummary, right: ArticleSummary): boolean {
  return factNames.every((name) => JSON.stringify(left[name]) === JSON.stringify(right[name]));
}

const factNames = [
  ...(['url', 'byline', 'credits', 'source', 'section', 'published', 'modifiedAt', 'language'] as const),
  ...(['partial', 'method', 'layout'] as const),
];

function joinSameText(current: StoredArticle, incoming: StoredArticle): StoredArticle {
  // A post from an archive says less than the page itself did.
  const richer = current.summary.method === 'import' && incoming.summary.method !== 'import';
  const [front, back] = richer ? [incoming, current] : [current, incoming];
  const savedAt = Math.max(current.summary.savedAt, incoming.summary.savedAt);
  return {
    ...front,
    summary: { ...joinMarks(front.summary, back.summary), savedAt },
    body: { ...fillPictures(front.body, back.body), ...sealOf(front.body, back.body) },
  };
}

/** A copy older than hashes takes those of one with the very same HTML. */
function sealOf(front: ArticleBody, back: ArticleBody): Pick<ArticleBody, 'provenance'> {
  const provenance = front.provenance ?? (front.html === back.html ? back.provenance : undefined);
  return provenance ? { provenance } : {};
}

/** What the reader did with either copy: marks add up, and the first time of saving stays. */
function joinMarks(front: ArticleSummary, back: ArticleSummary): ArticleSummary {
  return {
    ...front,
    firstSavedAt: Math.min(front.firstSavedAt, back.firstSavedAt),
    read: front.read || back.read ? 1 : 0,
    starred: front.starred || back.starred ? 1 : 0,
    tags: [...new Set([...front.tags, ...back.tags])],
    position: front.position ?? back.position,
    ...(back.script && !front.script && { script: back.script }),
    hasThumbnail: front.hasThumbnail || back.hasThumbnail,
    post: front.post ?? back.post,
    ...joinChecks(front.checks, back.checks),
  };
}

/** Answers of the site that are kept of an article; each is about 150 bytes of what lists read. */
const LOG_LENGTH = 40;

/** Both logs, each answer once, oldest first, without the oldest of very many. */
export function joinChecks(
  left: readonly OnlineCheck[] = [],
  right: readonly OnlineCheck[] = [],
): Pick<ArticleSummary, 'checks'> {
  const byTime = new Map([...left, ...right].map((check) => [check.at, check]));
  const checks = [...byTime.values()].sort((a, b) => a.at - b.at).slice(-LOG_LENGTH);
  return checks.length > 0 ? { checks } : {};
}

/** Pictures that one copy lacks and the other has; of those that neither has, why. */
function fillPictures(front: ArticleBody, back: ArticleBody): ArticleBody {
  return {
    ...front,
    pictures: filledFrom(front.pictures, back.pictures),
    snapshot: front.snapshot ?? back.snapshot,
    ...bothHighlights(front, back),
  };
}

/** Marks of either copy, whichever text stands in front; they find their words again, or are listed as lost. */
function bothHighlights(front: ArticleBody, back: ArticleBody): Pick<ArticleBody, 'highlights'> {
  const highlights = joinHighlights(front.highlights, back.highlights);
  return highlights.length > 0 ? { highlights } : {};
}

function withHighlights(current: StoredArticle, { body }: StoredArticle): StoredArticle {
  return { ...current, body: { ...current.body, ...bothHighlights(current.body, body) } };
}

function isKnownRevision(current: StoredArticle, incoming: StoredArticle): boolean {
  const { contentHash, savedAt } = incoming.summary;
  return current.revisions.some((known) => known.contentHash === contentHash && known.savedAt >= savedAt);
}
