import type { ArticleId } from '@/utils/article/types';
import { aloudQueue } from '@/utils/settings/reading';

/** Articles that may wait to be read aloud. */
const LONGEST = 500;

/** Puts articles into the queue in place of what is there; the first is the one to open. */
export async function startQueue(ids: readonly ArticleId[]): Promise<void> {
  await aloudQueue.setValue(ids.slice(0, LONGEST));
}

/** What follows an article in the queue; nothing where it is not in it. */
export function following(queue: readonly string[], id: ArticleId): readonly ArticleId[] {
  const at = queue.indexOf(id);
  return at === -1 ? [] : (queue.slice(at + 1) as ArticleId[]);
}
