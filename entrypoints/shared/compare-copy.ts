import { contentHash } from '@/utils/article/hash';
import { rulesVersion } from '@/utils/article/provenance';
import type { Article, StoredArticle } from '@/utils/article/types';
import { compareVersions } from '@/utils/compare/compare';
import type { Difference, Version } from '@/utils/compare/types';
import { parsePage } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import { extractAgain } from '@/utils/extract/extract';
import { decompress } from '@/utils/library/records';

/** How a page stands to the copy that was saved of it. `part`: it shows only part of what the copy holds whole. */
export type PageChange =
  | { kind: 'unchanged' }
  | { kind: 'part' }
  | { kind: 'changed'; difference: Difference; title: string };

/**
 * Compares a page as it is now with the saved copy. A copy made by other rules is first made again by those of today
 * from what was kept of its page, because better rules are no change of the page.
 */
export async function compareWithCopy(article: Article, stored: StoredArticle): Promise<PageChange> {
  const { summary, body } = stored;
  if (article.partial && !summary.partial) return { kind: 'part' };
  if (await isSame(article, { title: summary.title, text: body.text })) return { kind: 'unchanged' };
  const copy = await makeAgain(stored);
  if (await isSame(article, copy)) return { kind: 'unchanged' };
  return { kind: 'changed', difference: compareVersions(copy, article), title: article.title };
}

async function isSame(left: Version, right: Version): Promise<boolean> {
  return (await contentHash(left.title, left.text)) === (await contentHash(right.title, right.text));
}

async function makeAgain({ summary, body }: StoredArticle): Promise<Version> {
  const copy = { title: summary.title, text: body.text };
  if (!body.snapshot || summary.method === 'import' || body.provenance?.rules === rulesVersion) return copy;
  try {
    return extractAgain(await decompress(body.snapshot), summary.visitedUrl, sanitize, parsePage);
  } catch {
    return copy; // rules of today that make nothing of it leave the copy as it is
  }
}
