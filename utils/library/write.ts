import { Failure } from '../article/failure';
import type { ArticleId, PictureFile, ReadingPosition, StoredArticle, StoredPicture } from '../article/types';
import { announceChange } from './changes';
import { type Merge, type MergeOutcome, mergeArticles, recleanArticle } from './merge';
import { hashesOf } from './records';
import type { Incoming, UnfinishedImport, WriteTransaction } from './schema';
import { forgetText, numberOf } from './search/numbers';
import { readStored, revisionsOf, transact, writeStored } from './transaction';
import { findFormer } from './versions';

/**
 * Puts an article with its pictures into the library in one transaction, joined with the copy that is there.
 * Whole or absent. Throws `Failure('storage-full')` when the disk is.
 */
export async function putArticle(incoming: Incoming): Promise<MergeOutcome> {
  const { id } = incoming.stored.summary;
  const outcome = await transact(async (tx) => {
    const [before] = await Promise.all([readBefore(tx, id), tx.objectStore('saves').delete(id)]);
    return putIncoming(tx, incoming, before);
  });
  announceChange({ kind: 'article', id });
  return outcome;
}

/**
 * The same for many at once, all or none: the disk is waited for once a batch. Resolves to an outcome for each.
 * Keep batches small: all of one is in memory until it is written. `note` says how far an import has come; it is
 * written with the articles.
 */
export async function putArticles(
  batch: readonly Incoming[],
  note?: (outcomes: readonly MergeOutcome[]) => UnfinishedImport,
): Promise<MergeOutcome[]> {
  const outcomes = await transact(async (tx) => {
    const ids = batch.map(({ stored }) => stored.summary.id);
    const before = await Promise.all(ids.map((id) => readBefore(tx, id)));
    const writing: Promise<MergeOutcome>[] = [];
    for (const [at, incoming] of batch.entries()) {
      const id = ids[at] as ArticleId;
      // The same article twice: the later one is joined with what the earlier one became.
      if (ids.indexOf(id) < at) {
        await Promise.all(writing);
        before[at] = await readBefore(tx, id);
      }
      writing.push(putIncoming(tx, incoming, before[at] as Before));
    }
    const all = await Promise.all(writing);
    if (note) await tx.objectStore('imports').put(note(all));
    return all;
  });
  if (batch.length > 0) announceChange({ kind: 'articles' });
  return outcomes;
}

/** The copy that is there, and its number in the search index. */
interface Before {
  current: StoredArticle | undefined;
  number: number | null;
}

async function readBefore(tx: WriteTransaction, id: ArticleId): Promise<Before> {
  const [current, number] = await Promise.all([readStored(tx, id), numberOf(tx, id)]);
  return { current, number };
}

async function putIncoming(
  tx: WriteTransaction,
  { stored, files, thumbnail }: Incoming,
  { current, number }: Before,
): Promise<MergeOutcome> {
  const { id } = stored.summary;
  const merge = mergeArticles(current, stored);
  if (thumbnail) merge.stored.summary.hasThumbnail = true;
  await Promise.all([
    ...files.map((file) => tx.objectStore('pictures').put(file)),
    thumbnail ? tx.objectStore('thumbnails').put({ id, blob: thumbnail }) : undefined,
    writeStored(tx, merge.stored, current, number),
  ]);
  return merge.outcome;
}

/**
 * Puts the text that newer rules made of an article's own snapshot in front; the earlier one becomes a revision.
 * `former`: when the revision was saved that holds it; undefined where only facts changed, or nothing.
 * Throws `Failure('not-found')` when the article is gone.
 */
export async function putRecleaned(
  recleaned: StoredArticle,
): Promise<{ outcome: Merge['outcome']; former: number | undefined }> {
  const { id } = recleaned.summary;
  const result = await transact(async (tx) => {
    const current = await readStored(tx, id);
    if (!current) throw new Failure('not-found');
    const { outcome, stored } = recleanArticle(current, recleaned);
    if (outcome !== 'unchanged') {
      const gone = current.revisions.filter(({ savedAt }) =>
        stored.revisions.every((revision) => revision.savedAt !== savedAt),
      );
      await Promise.all(gone.map(({ savedAt }) => tx.objectStore('revisions').delete([id, savedAt])));
      await writeStored(tx, stored, current);
    }
    return { outcome, former: stored === current ? undefined : findFormer(stored, current) };
  });
  if (result.outcome !== 'unchanged') announceChange({ kind: 'article', id });
  return result;
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
      writeStored(tx, { ...stored, summary, body: { ...stored.body, pictures } }, stored),
    ]);
  });
  announceChange({ kind: 'article', id });
}

export async function setPosition(id: ArticleId, position: ReadingPosition): Promise<void> {
  await transact(async (tx) => {
    const summary = await tx.objectStore('articles').get(id);
    if (summary) await tx.objectStore('articles').put({ ...summary, position });
  });
  announceChange({ kind: 'article', id });
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
        forgetText(tx, id),
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
      const current = await readStored(tx, id);
      const merge = mergeArticles(current, { summary, body, revisions });
      await writeStored(tx, merge.stored, current);
      if (thumbnail) await tx.objectStore('thumbnails').put({ id, blob: thumbnail });
      await tx.objectStore('bin').delete(id);
    }
  });
  announceChange({ kind: 'articles' });
}

/** Articles deleted for good in one transaction: each is read whole, to know its pictures. */
const BIN_BATCH = 100;

/** Deletes for good what was removed before `before` (epoch ms), and the pictures that nothing else uses. */
export async function emptyBin(before: number): Promise<void> {
  const range = IDBKeyRange.upperBound(before, true);
  let deleted: number;
  do {
    deleted = await transact(async (tx) => {
      const old = await tx.objectStore('bin').index('removedAt').getAll(range, BIN_BATCH);
      for (const { id, hashes } of old) {
        await tx.objectStore('bin').delete(id);
        for (const hash of hashes)
          if (!(await isUsed(tx, hash))) await tx.objectStore('pictures').delete(hash);
      }
      return old.length;
    });
  } while (deleted === BIN_BATCH);
  announceChange({ kind: 'articles' });
}

async function isUsed(tx: WriteTransaction, hash: string): Promise<boolean> {
  const counts = (['bodies', 'revisions', 'bin'] as const).map((name) =>
    tx.objectStore(name).index('hashes').count(hash),
  );
  return (await Promise.all(counts)).some((count) => count > 0);
}
