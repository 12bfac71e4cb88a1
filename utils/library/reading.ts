import type { ScriptChoice } from '../article/script';
import type { ArticleId } from '../article/types';
import { announceChange } from './changes';
import { transact } from './transaction';

/** Keeps the script that the reader wants an article in. One that is gone meanwhile stays gone. */
export async function setScript(id: ArticleId, script: ScriptChoice): Promise<void> {
  await transact(async (tx) => {
    const summary = await tx.objectStore('articles').get(id);
    if (summary) await tx.objectStore('articles').put({ ...summary, script });
  });
  announceChange({ kind: 'article', id });
}
