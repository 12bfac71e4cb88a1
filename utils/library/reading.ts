import { Failure } from '../article/failure';
import { type Highlight, joinHighlights } from '../article/highlight';
import type { ScriptChoice } from '../article/script';
import type { ArticleId } from '../article/types';
import { announceChange } from './changes';
import { toBodyRecord, transact } from './transaction';

/** Keeps the script that the reader wants an article in. One that is gone meanwhile stays gone. */
export async function setScript(id: ArticleId, script: ScriptChoice): Promise<void> {
  await transact(async (tx) => {
    const summary = await tx.objectStore('articles').get(id);
    if (summary) await tx.objectStore('articles').put({ ...summary, script });
  });
  announceChange({ kind: 'article', id });
}

/**
 * Keeps a highlight of an article, in place of the one with its id. Throws `Failure('not-found')` where the article is
 * gone, because what the reader wrote would be lost unsaid.
 */
export async function putHighlight(id: ArticleId, highlight: Highlight): Promise<void> {
  await changeHighlights(id, (known) =>
    joinHighlights(
      known.filter((other) => other.id !== highlight.id),
      [highlight],
    ),
  );
}

/** Forgets a highlight; nothing happens where it is gone already. */
export async function removeHighlight(id: ArticleId, highlight: string): Promise<void> {
  await changeHighlights(id, (known) => known.filter((other) => other.id !== highlight));
}

async function changeHighlights(
  id: ArticleId,
  change: (known: readonly Highlight[]) => readonly Highlight[],
): Promise<void> {
  await transact(async (tx) => {
    const body = await tx.objectStore('bodies').get(id);
    if (!body) throw new Failure('not-found');
    const highlights = change(body.highlights ?? []);
    await tx.objectStore('bodies').put(toBodyRecord({ ...body, highlights }));
  });
  announceChange({ kind: 'article', id });
}
