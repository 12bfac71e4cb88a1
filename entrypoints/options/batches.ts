import type { ArticleId, ArticleVersion } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';

/** Articles of one message and one transaction: the background answers others between two of them. */
const BATCH = 200;

export interface BatchOptions {
  /** Called after each batch with how many are done. */
  onProgress?: (done: number) => void;
  /** Checked between batches; what is done stays done. */
  signal?: AbortSignal;
}

/** Calls `work` for all items, some at a time. Throws what `work` throws, and the signal's reason. */
export async function inBatches<Item>(
  items: readonly Item[],
  work: (batch: Item[]) => Promise<unknown>,
  { onProgress, signal }: BatchOptions = {},
): Promise<void> {
  for (let done = 0; done < items.length; done += BATCH) {
    signal?.throwIfAborted();
    await work(items.slice(done, done + BATCH));
    onProgress?.(Math.min(done + BATCH, items.length));
  }
}

export const moveToBin = (batch: ArticleId[]) => toBackground('removeArticles', batch);

export const takeFromBin = (batch: ArticleId[]) => toBackground('restoreArticles', batch);

/** Puts versions in front again. */
export async function restoreVersions(batch: readonly ArticleVersion[]): Promise<void> {
  for (const { id, savedAt } of batch) await toBackground('restoreVersion', id, savedAt);
}
