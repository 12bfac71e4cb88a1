import type { ArticleSummary, Revision, StoredArticle, StoredPicture, VersionFacts } from '../article/types';

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
    const known = joined.findIndex(
      ({ contentHash, html }) => contentHash === revision.contentHash && html === revision.html,
    );
    const same = joined[known];
    if (same) {
      joined[known] = { ...same, pictures: filledFrom(same.pictures, revision.pictures) };
      continue;
    }
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

/** Pictures, with what others have of those that lack their bytes, or why nobody has them. */
export function filledFrom(
  pictures: readonly StoredPicture[],
  others: readonly StoredPicture[],
): StoredPicture[] {
  const known = new Map(others.map((picture) => [picture.url, picture]));
  return pictures.map((picture) => {
    const other = picture.hash ? undefined : known.get(picture.url);
    if (!other) return picture;
    return { ...picture, hash: other.hash, problem: other.hash ? null : (picture.problem ?? other.problem) };
  });
}
