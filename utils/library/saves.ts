import type { ArticleId } from '../article/types';
import { announceChange } from './changes';
import type { PendingSave } from './schema';
import { transact } from './transaction';

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
