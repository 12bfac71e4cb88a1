import { changeTags } from '../article/tags';
import type { ArticleId, ArticleSummary, FormerMarks, MarkChange } from '../article/types';
import { announceChange } from './changes';
import { transact } from './transaction';

/**
 * Marks articles as read or unread, stars them, changes their tags, all in one transaction. Resolves to what the
 * articles that changed were before, which is all that `restoreMarks` needs to take it back.
 */
export async function markArticles(ids: readonly ArticleId[], change: MarkChange): Promise<FormerMarks[]> {
  const former = await transact(async (tx) => {
    const articles = tx.objectStore('articles');
    const summaries = await Promise.all(ids.map((id) => articles.get(id)));
    const changed: FormerMarks[] = [];
    for (const summary of summaries) {
      const before = summary && marksBefore(summary, change);
      if (!summary || !before) continue;
      changed.push(before);
      await articles.put({ ...summary, ...marksAfter(summary, change) });
    }
    return changed;
  });
  announce(former);
  return former;
}

/** Gives articles the marks that `markArticles` took note of. One that is gone meanwhile stays gone. */
export async function restoreMarks(former: readonly FormerMarks[]): Promise<void> {
  await transact(async (tx) => {
    const articles = tx.objectStore('articles');
    for (const { id, ...marks } of former) {
      const summary = await articles.get(id);
      if (summary) await articles.put({ ...summary, ...marks });
    }
  });
  announce(former);
}

type Marks = Pick<ArticleSummary, 'read' | 'starred' | 'tags'>;

function marksAfter({ read, starred, tags }: ArticleSummary, change: MarkChange): Marks {
  return {
    read: change.read === undefined ? read : change.read ? 1 : 0,
    starred: change.starred === undefined ? starred : change.starred ? 1 : 0,
    tags: changeTags(tags, { add: change.addTags, remove: change.removeTags }),
  };
}

/** The marks that the change would change, as they are; undefined where it changes none. */
function marksBefore(summary: ArticleSummary, change: MarkChange): FormerMarks | undefined {
  const after = marksAfter(summary, change);
  const before: FormerMarks = {
    id: summary.id,
    ...(after.read !== summary.read && { read: summary.read }),
    ...(after.starred !== summary.starred && { starred: summary.starred }),
    ...(after.tags.join('\n') !== summary.tags.join('\n') && { tags: summary.tags }),
  };
  return Object.keys(before).length > 1 ? before : undefined;
}

function announce(changed: readonly FormerMarks[]): void {
  const [first] = changed;
  if (!first) return;
  announceChange(changed.length === 1 ? { kind: 'article', id: first.id } : { kind: 'articles' });
}
