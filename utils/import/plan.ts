import type { FailureCode } from '../article/failure';
import type { ArticleId, CleanHtml, StoredArticle } from '../article/types';
import { type MergeOutcome, mergeArticles } from '../library/merge';
import type { ImportResult } from './types';

/** What taking one file, or one entry of an archive, would do. */
export type PlannedEntry =
  | { file: string; outcome: MergeOutcome; id: ArticleId; title: string; savedAt: number }
  | { file: string; outcome: 'failed'; code: FailureCode; detail?: string };

/**
 * A dry run: what importing these results would do, in their order, copies of one article among them included.
 * Nothing is written.
 * @param results what `readFiles` gives.
 * @param lookup what the library holds of an article; `getStored` of `utils/library/read`.
 */
export async function* planImport(
  results: Iterable<ImportResult> | AsyncIterable<ImportResult>,
  lookup: (id: ArticleId) => Promise<StoredArticle | undefined>,
): AsyncGenerator<PlannedEntry> {
  const planned = new Map<ArticleId, StoredArticle>();
  for await (const result of results) {
    const { file } = result;
    if ('failure' in result) {
      yield { file, outcome: 'failed', ...result.failure };
      continue;
    }
    const { id, title, savedAt } = result.stored.summary;
    const { outcome, stored } = mergeArticles(planned.get(id) ?? (await lookup(id)), result.stored);
    planned.set(id, withoutTexts(stored));
    yield { file, outcome, id, title, savedAt };
  }
}

const nothing = '' as CleanHtml;

/**
 * Outcomes follow from hashes and times, and from whether there is any text, so a plan of a large archive need not hold
 * its texts.
 */
function withoutTexts({ summary, body, revisions }: StoredArticle): StoredArticle {
  return {
    summary,
    body: { ...body, html: nothing, text: body.text.trim() && '…', pictures: [], snapshot: null },
    revisions: revisions.map((revision) => ({ ...revision, html: nothing, text: '', pictures: [] })),
  };
}
