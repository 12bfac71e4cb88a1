import { joinHighlights } from '../article/highlight';
import type {
  ArticleBody,
  ArticleSummary,
  OnlineCheck,
  Revision,
  StoredArticle,
  StoredPicture,
  VersionFacts,
} from '../article/types';

/**
 * `added`: not in the library before. `unchanged`: nothing that the library lacked. `updated`: the incoming copy is
 * newer and stands in front; the earlier text is a revision. `older-kept`: the incoming copy became a revision.
 * `kept-fuller`: it was newer but only part of the text, so it became a revision too.
 */
export type MergeOutcome = 'added' | 'unchanged' | 'updated' | 'older-kept' | 'kept-fuller';

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
  const newer = incoming.summary.savedAt > current.summary.savedAt;
  const losesText = incoming.summary.partial !== null && current.summary.partial === null;
  const [front, back] = newer && !losesText ? [incoming, current] : [current, incoming];
  const stored = {
    ...front,
    summary: joinMarks(front.summary, back.summary),
    body: { ...fillPictures(front.body, back.body), snapshot: front.body.snapshot },
  };
  const outcome = newer ? (losesText ? 'kept-fuller' : 'updated') : 'older-kept';
  return { outcome, stored: withRevisions(stored, joinRevisions(revisions, [toRevision(back)])) };
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
  const revisions = sameText ? current.revisions : joinRevisions(current.revisions, [toRevision(current)]);
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
  const known = new Map(back.pictures.map((picture) => [picture.url, picture]));
  const pictures = front.pictures.map((picture): StoredPicture => {
    const other = picture.hash ? undefined : known.get(picture.url);
    if (!other) return picture;
    return { ...picture, hash: other.hash, problem: other.hash ? null : (picture.problem ?? other.problem) };
  });
  return {
    ...front,
    pictures,
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

/** An article's text as it is kept behind another. */
export function toRevision({ summary, body }: StoredArticle): Revision {
  const { id, savedAt, title, contentHash } = summary;
  const { html, text, pictures, snapshot, provenance } = body;
  return {
    ...{ id, savedAt, title, html, text, pictures, contentHash, snapshot },
    facts: factsOf(summary),
    ...(provenance && { provenance }),
  };
}

/** What a revision keeps of the summary. */
export function factsOf(summary: ArticleSummary): VersionFacts {
  const { visitedUrl, byline, credits, source, section, published, modifiedAt } = summary;
  const { partial, method, layout } = summary;
  return {
    ...{ visitedUrl, byline, credits, source, section, published, modifiedAt },
    ...{ partial, method, layout },
  };
}

/** Both lists, each text once, oldest first; no two share a time, because the time is their key. */
export function joinRevisions(left: readonly Revision[], right: readonly Revision[]): Revision[] {
  const joined: Revision[] = [...left];
  for (const revision of right) {
    if (joined.some((other) => other.contentHash === revision.contentHash && other.html === revision.html))
      continue;
    let savedAt = revision.savedAt;
    while (joined.some((other) => other.savedAt === savedAt)) savedAt += 1;
    joined.push({ ...revision, savedAt });
  }
  return joined.sort((a, b) => a.savedAt - b.savedAt);
}

/** An article with these revisions, counted. */
export function withRevisions(stored: StoredArticle, revisions: readonly Revision[]): StoredArticle {
  const { pictures } = stored.body;
  const summary: ArticleSummary = {
    ...stored.summary,
    pictureCount: pictures.length,
    missingPictures: pictures.filter(({ hash }) => !hash).length,
    revisionCount: revisions.length,
  };
  return { summary, body: stored.body, revisions };
}
