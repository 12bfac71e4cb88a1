import { Failure } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import type { CopyForm } from '@/utils/export/copy-forms';
import { getStored } from '@/utils/library/read';

/**
 * Copies an article. Must be called straight from a click. Throws `Failure('not-found')` when it is gone, and the
 * browser's own error when it lets nothing be copied.
 */
export async function copyArticle(id: ArticleId, form: CopyForm): Promise<void> {
  // Loaded when used: the converter is heavier than the page that offers it.
  const [{ copyAs }, stored] = await Promise.all([import('@/utils/export/clipboard'), getStored(id)]);
  if (!stored) throw new Failure('not-found');
  const { text, html } = await copyAs(form, stored);
  if (html === undefined) return navigator.clipboard.writeText(text);
  const item = new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });
  await navigator.clipboard.write([item]);
}
