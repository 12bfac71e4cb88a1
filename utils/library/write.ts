import { Failure } from '../article/failure';
import type {
  ArticleId,
  ArticleSummary,
  PictureFile,
  ReadingPosition,
  StoredArticle,
  StoredPicture,
} from '../article/types';
import { announceChange } from './changes';
import { type Merge, type MergeOutcome, mergeArticles, recleanArticle } from './merge';
import { hashesOf } from './records';
import type { PendingSave } from './schema';
import { readStored, revisionsOf, transact, type WriteTransaction, writeStored } from './transaction';

export interface Incoming {
  stored: StoredArticle;
  /** Bytes of the pictures that `stored` names. */
  files: readonly PictureFile[];
  thumbnail: Blob | null;
}

/**
 * Puts an article with its pictures into the library in one transaction, joined with the copy that is there.
 * Whole or absent. Throws `Failure('storage-full')` when the disk is.
 */
export async function putArticle({ stored, files, thumbnail }: Incoming): Promise<MergeOutcome> {
  const { id } = stored.summary;
  const outcome = await transact(async (tx) => {
    const merge = mergeArticles(await readStored(tx, id), stored);
    if (thumbnail) merge.stored.summary.hasThumbnail = true;
    await Promise.all([
      ...files.map((file) => tx.objectStore('pictures').put(file)),
      thumbnail ? tx.objectStore('thumbnails').put({ id, blob: thumbnail }) : undefined,
      writeStored(tx, merge.stored),
      tx.objectStore('saves').delete(id),
    ]);
    return merge.outcome;
  });
  announceChange({ kind: 'article', id });
  return outcome;
}

/**
 * Puts the text that newer rules made of an article's own snapshot in front; the earlier one becomes a revision.
 * Resolves to whether anything changed. Throws `Failure('not-found')` when the article is gone.
 */
export async function putRecleaned(recleaned: StoredArticle): Promise<Merge['outcome']> {
  const { id } = recleaned.summary;
  const outcome = await transact(async (tx) => {
    const current = await readStored(tx, id);
    if (!current) throw new Failure('not-found');
    const merge = recleanArticle(current, recleaned);
    if (merge.outcome !== 'unchanged') await writeStored(tx, merge.stored);
    return merge.outcome;
  });
  if (outcome !== 'unchanged') announceChange({ kind: 'article', id });
  return outcome;
}

/** Notes a save under way, so that it is finished even if the background is stopped. */
export async function putPendingSave(save: PendingSave): Promise<void> {
  await transact((tx) => tx.objectStore('saves').put(save));
  announceChange({ kind: 'save-progress', id: save.id, done: save.done, total: save.total });
}

/** Notes how many pictures of a save under way are fetched, and tells open pages. */
export async function putProgress(id: ArticleId, done: number, total: number): Promise<void> {
  announceChange({ kind: 'save-progress', id, done, total });
  await transact(async (tx) => {
    const save = await tx.objectStore('saves').get(id);
    // It may be finished by now, and must not come back.
    if (save) await tx.objectStore('saves').put({ ...save, done: Math.max(save.done, done) });
  });
}

/** Forgets a save that can't be finished. */
export async function dropPendingSave(id: ArticleId): Promise<void> {
  await transact((tx) => tx.objectStore('saves').delete(id));
  announceChange({ kind: 'article', id });
}

/** Replaces what is known of an article's pictures after fetching them again. */
export async function putPictures(
  id: ArticleId,
  pictures: readonly StoredPicture[],
  files: readonly PictureFile[],
  thumbnail: Blob | null,
): Promise<void> {
  await transact(async (tx) => {
    const stored = await readStored(tx, id);
    if (!stored) throw new Failure('not-found');
    const summary = {
      ...stored.summary,
      missingPictures: pictures.filter(({ hash }) => !hash).length,
      hasThumbnail: stored.summary.hasThumbnail || thumbnail !== null,
    };
    await Promise.all([
      ...files.map((file) => tx.objectStore('pictures').put(file)),
      thumbnail ? tx.objectStore('thumbnails').put({ id, blob: thumbnail }) : undefined,
      writeStored(tx, { ...stored, summary, body: { ...stored.body, pictures } }),
    ]);
  });
  announceChange({ kind: 'article', id });
}

export function setRead(ids: readonly ArticleId[], read: boolean): Promise<void> {
  return updateSummaries(ids, { read: read ? 1 : 0 });
}

export function setPosition(id: ArticleId, position: ReadingPosition): Promise<void> {
  return updateSummaries([id], { position });
}

async function updateSummaries(ids: readonly ArticleId[], change: Partial<ArticleSummary>): Promise<void> {
  await transact(async (tx) => {
    const articles = tx.objectStore('articles');
    for (const id of ids) {
      const summary = await articles.get(id);
      if (summary) await articles.put({ ...summary, ...change });
    }
  });
  const [id] = ids;
  announceChange(id !== undefined && ids.length === 1 ? { kind: 'article', id } : { kind: 'articles' });
}

/** Moves articles to the bin, whole. `now` in epoch ms. */
export async function removeArticles(ids: readonly ArticleId[], now: number): Promise<void> {
  await transact(async (tx) => {
    for (const id of ids) {
      const stored = await readStored(tx, id);
      if (!stored) continue;
      const thumbnail = (await tx.objectStore('thumbnails').get(id))?.blob ?? null;
      const hashes = [stored.body, ...stored.revisions].flatMap(({ pictures }) => hashesOf(pictures));
      await tx.objectStore('bin').put({ id, removedAt: now, ...stored, thumbnail, hashes });
      await Promise.all([
        tx.objectStore('articles').delete(id),
        tx.objectStore('bodies').delete(id),
        tx.objectStore('thumbnails').delete(id),
        tx.objectStore('revisions').delete(revisionsOf(id)),
      ]);
    }
  });
  announceChange({ kind: 'articles' });
}

/** Takes articles out of the bin; one that was saved anew meanwhile is joined with what is there. */
export async function restoreArticles(ids: readonly ArticleId[]): Promise<void> {
  await transact(async (tx) => {
    for (const id of ids) {
      const binned = await tx.objectStore('bin').get(id);
      if (!binned) continue;
      const { summary, body, revisions, thumbnail } = binned;
      const merge = mergeArticles(await readStored(tx, id), { summary, body, revisions });
      await writeStored(tx, merge.stored);
      if (thumbnail) await tx.objectStore('thumbnails').put({ id, blob: thumbnail });
      await tx.objectStore('bin').delete(id);
    }
  });
  announceChange({ kind: 'articles' });
}

/** Deletes for good what was removed before `before` (epoch ms), and the pictures that nothing else uses. */
export async function emptyBin(before: number): Promise<void> {
  await transact(async (tx) => {
    const old = await tx.objectStore('bin').index('removedAt').getAll(IDBKeyRange.upperBound(before, true));
    for (const { id, hashes } of old) {
      await tx.objectStore('bin').delete(id);
      for (const hash of hashes) if (!(await isUsed(tx, hash))) await tx.objectStore('pictures').delete(hash);
    }
  });
}

async function isUsed(tx: WriteTransaction, hash: string): Promise<boolean> {
  const counts = (['bodies', 'revisions', 'bin'] as const).map((name) =>
    tx.objectStore(name).index('hashes').count(hash),
  );
  return (await Promise.all(counts)).some((count) => count > 0);
}
