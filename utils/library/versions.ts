import { Failure } from '../article/failure';
import { excerptOf, languageOf, lengthOf } from '../article/text';
import type { ArticleId, Revision, StoredArticle } from '../article/types';
import { announceChange } from './changes';
import { joinRevisions, toRevision, withRevisions } from './revisions';
import { readStored, transact, writeStored } from './transaction';

/**
 * Puts another version of an article in front; the one that was there becomes a revision, so that nothing is lost.
 * Resolves to when the revision was saved that now holds the former front: restoring that takes it back.
 * Throws `Failure('not-found')` where there is no such version.
 */
export async function restoreVersion(id: ArticleId, savedAt: number): Promise<number> {
  const former = await transact(async (tx) => {
    const stored = await readStored(tx, id);
    const wanted = stored?.revisions.find((revision) => revision.savedAt === savedAt);
    if (!stored || !wanted) throw new Failure('not-found');
    const next = putInFront(stored, wanted);
    await tx.objectStore('revisions').delete([id, savedAt]);
    await writeStored(tx, next, stored);
    return findFormer(next, stored) ?? stored.summary.savedAt;
  });
  announceChange({ kind: 'article', id });
  return former;
}

/** The article as it is with one of its revisions in front. Marks stay; what the revision doesn't say stays too. Pure. */
export function putInFront(stored: StoredArticle, wanted: Revision): StoredArticle {
  const { id, savedAt, title, html, text, pictures, contentHash, facts, snapshot, provenance } = wanted;
  const summary = {
    ...stored.summary,
    ...facts,
    ...{ savedAt, title, contentHash },
    sortDate: (facts?.published ?? stored.summary.published).at ?? savedAt,
    language: languageOf(title + text),
    excerpt: excerptOf(text),
    length: lengthOf(text),
  };
  const { highlights } = stored.body;
  const body = {
    ...{ id, html, text, pictures, snapshot: snapshot ?? null },
    ...(provenance && { provenance }),
    // They find their words again in this text, or are listed as lost.
    ...(highlights && { highlights }),
  };
  const others = stored.revisions.filter((revision) => revision !== wanted);
  return withRevisions({ summary, body, revisions: [] }, joinRevisions(others, [toRevision(stored)]));
}

/** When the revision was saved that holds what stood in front of the same article before; undefined without one. */
export function findFormer(
  { revisions }: Pick<StoredArticle, 'revisions'>,
  { summary, body }: StoredArticle,
): number | undefined {
  return revisions.find(({ contentHash, html }) => contentHash === summary.contentHash && html === body.html)
    ?.savedAt;
}
