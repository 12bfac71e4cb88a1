import type { ArticleId, OnlineCheck } from '../article/types';
import { announceChange } from './changes';
import { joinChecks } from './merge';
import { transact } from './transaction';

/** Adds a site's answer to an article's log. One that was removed meanwhile stays away. */
export async function noteCheck(id: ArticleId, check: OnlineCheck): Promise<void> {
  await transact(async (tx) => {
    const summary = await tx.objectStore('articles').get(id);
    if (summary) await tx.objectStore('articles').put({ ...summary, ...joinChecks(summary.checks, [check]) });
  });
  announceChange({ kind: 'article', id });
}
