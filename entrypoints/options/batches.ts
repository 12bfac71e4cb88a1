import type { ArticleId } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';

/** Articles of one message and one transaction: the background answers others between two of them. */
const BATCH = 200;

export interface BatchOptions {
  /** Called after each batch with how many are done. */
  onProgress?: (done: number) => void;
  /** Checked between batches; what is done stays done. */
  signal?: AbortSignal;
}

/** Calls `work` for all ids, some at a time. Throws what `work` throws, and the signal's reason. */
export async function inBatches(
  ids: readonly ArticleId[],
  work: (batch: ArticleId[]) => Promise<unknown>,
  { onProgress, signal }: BatchOptions = {},
): Promise<void> {
  for (let done = 0; done < ids.length; done += BATCH) {
    signal?.throwIfAborted();
    await work(ids.slice(done, done + BATCH));
    onProgress?.(Math.min(done + BATCH, ids.length));
  }
}

export const moveToBin = (batch: ArticleId[]) => toBackground('removeArticles', batch);

export const takeFromBin = (batch: ArticleId[]) => toBackground('restoreArticles', batch);

export const mark = (read: boolean) => (batch: ArticleId[]) => toBackground('setRead', batch, read);
