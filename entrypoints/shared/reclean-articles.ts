import { describeFailure, Failure, isLibraryFailure } from '@/utils/article/failure';
import type { Article, ArticleId, ArticleVersion, StoredArticle } from '@/utils/article/types';
import { parsePage } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import { getStored } from '@/utils/library/read';
import { decompress, toStored } from '@/utils/library/records';
import { putRecleaned } from '@/utils/library/write';
import { underLibraryLock } from './library-lock';

export interface RecleanReport {
  /** Articles whose text or facts the rules of today make otherwise; the earlier text is a revision now. */
  changed: number;
  unchanged: number;
  /** Articles kept without what they could be cleaned from, or that the rules of today make nothing of. */
  impossible: number;
  /** The versions that stood in front before: restoring them takes the cleaning back. */
  former: ArticleVersion[];
}

export interface RecleanOptions {
  onProgress?: (done: number) => void;
  /** Stops between two articles. */
  signal: AbortSignal;
}

/**
 * Cleans articles again with the rules of today, from what was kept of their pages, while no other page writes. One
 * transaction an article: stopping in between leaves every one whole, and resolves to what was done until then.
 * Throws the signal's reason when it stopped before it began, or the `Failure` of a library that takes no more.
 */
export async function recleanArticles(
  ids: readonly ArticleId[],
  { onProgress, signal }: RecleanOptions,
): Promise<RecleanReport> {
  // Loaded when used: extraction is as large as the page that offers it.
  const makers = await Promise.all([import('@/utils/extract/extract'), import('@/utils/import/again')]);
  const report: RecleanReport = { changed: 0, unchanged: 0, impossible: 0, former: [] };
  await underLibraryLock({ signal }, async () => {
    for (const [index, id] of ids.entries()) {
      if (signal.aborted) return;
      const { outcome, former } = await recleanOne(id, makers);
      report[outcome] += 1;
      if (former !== undefined) report.former.push({ id, savedAt: former });
      onProgress?.(index + 1);
    }
  });
  return report;
}

interface Recleaned {
  outcome: 'changed' | 'unchanged' | 'impossible';
  former?: number | undefined;
}

type Makers = [typeof import('@/utils/extract/extract'), typeof import('@/utils/import/again')];

/** What fails for one article alone must not keep the others from it; a full or broken library does. */
async function recleanOne(id: ArticleId, makers: Makers): Promise<Recleaned> {
  try {
    return await recleanArticle(id, makers);
  } catch (error) {
    const { code } = describeFailure(error);
    if (isLibraryFailure(code)) throw error;
    console.error(`${id} could not be cleaned again`, error);
    return { outcome: 'impossible' };
  }
}

async function recleanArticle(id: ArticleId, makers: Makers): Promise<Recleaned> {
  const stored = await getStored(id);
  if (!stored?.body.snapshot) return { outcome: 'impossible' };
  const article = makeAgain(stored, await decompress(stored.body.snapshot), makers);
  if (!article) return { outcome: 'impossible' };
  const pictures = article.pictures.map((picture) => ({ ...picture, hash: null, problem: null }));
  const recleaned = await toStored({ ...article, id }, pictures, stored.summary.savedAt, Date.now());
  const { outcome, former } = await putRecleaned(recleaned);
  return { outcome: outcome === 'unchanged' ? outcome : 'changed', former };
}

/** Undefined where today's rules refuse the page: then the copy stays as it is. */
function makeAgain(
  { summary }: StoredArticle,
  snapshot: string,
  [extraction, importing]: Makers,
): Article | undefined {
  try {
    return summary.method === 'import'
      ? importing.importAgain(summary, snapshot, { sanitize, parse: parsePage })
      : extraction.extractAgain(snapshot, summary.visitedUrl, sanitize, parsePage);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
