import { useCallback } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleId } from '@/utils/article/types';
import { inBatches, mark, moveToBin, takeFromBin } from './batches';
import { type TaskControls, usePage } from './page-context';

type Work = (batch: ArticleId[]) => Promise<unknown>;

/** What can be done to many articles at once, each with its progress and its way back. */
export function useBulk() {
  const { t } = useLocaleContext();
  const { run, notify } = usePage();

  /** Resolves to the ids that were done, all or as many as there were before it was cancelled. */
  const perform = useCallback(
    (label: string, ids: readonly ArticleId[], work: Work) =>
      run(label, async ({ onProgress, signal }: TaskControls) => {
        let done = 0;
        const total = ids.length;
        await inBatches(ids, work, {
          signal,
          onProgress: (count) => {
            done = count;
            onProgress(count, total);
          },
        }).catch((error: unknown) => {
          if (!signal.aborted) throw error;
        });
        return ids.slice(0, done);
      }),
    [run],
  );

  const restore = useCallback(
    async (ids: readonly ArticleId[]) => {
      const restored = await perform(t('restoring'), ids, takeFromBin);
      if (restored) notify(t('restoredMany', { count: restored.length }));
    },
    [perform, notify, t],
  );

  const remove = useCallback(
    async (ids: readonly ArticleId[]) => {
      const removed = await perform(t('removing'), ids, moveToBin);
      if (removed) notify(t('removedMany', { count: removed.length }), () => void restore(removed));
      return removed !== undefined;
    },
    [perform, notify, restore, t],
  );

  const setRead = useCallback(
    async (ids: readonly ArticleId[], read: boolean) => {
      const marked = await perform(t('marking'), ids, mark(read));
      if (!marked) return;
      const count = marked.length;
      notify(t(read ? 'markedReadMany' : 'markedUnreadMany', { count }));
    },
    [perform, notify, t],
  );

  return { remove, restore, setRead };
}
