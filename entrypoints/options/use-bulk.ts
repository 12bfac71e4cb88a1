import { useCallback, useMemo } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleId, FormerMarks, MarkChange } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';
import { recleanArticles } from '../shared/reclean-articles';
import { recleanSentence } from '../shared/reclean-sentence';
import { inBatches, moveToBin, restoreVersions, takeFromBin } from './batches';
import { type TaskControls, usePage } from './page-context';

/** Finds out which articles are meant; part of the task, because 60,000 ids take a moment. */
export type Resolve = () => Promise<readonly ArticleId[]>;

/** What can be done to many articles at once, each with its progress and its way back. */
export function useBulk() {
  const { t } = useLocaleContext();
  const { run, notify } = usePage();

  const perform = usePerform();
  const restore = useCallback(
    async (ids: readonly ArticleId[]) => {
      const restored = await perform(t('restoring'), async () => ids, takeFromBin);
      if (restored) notify(t('restoredMany', { count: restored.length }));
    },
    [perform, notify, t],
  );

  /** Resolves to whether anything was removed. */
  const remove = useCallback(
    async (resolve: Resolve) => {
      const removed = await perform(t('removing'), resolve, moveToBin);
      if (removed) notify(t('removedMany', { count: removed.length }), () => void restore(removed));
      return removed !== undefined;
    },
    [perform, notify, restore, t],
  );

  /** Changes marks. Undoing it gives every article that changed the marks it had. */
  const mark = useCallback(
    async (resolve: Resolve, change: MarkChange, sentence: (count: number) => string) => {
      const former: FormerMarks[] = [];
      const marked = await perform(t('marking'), resolve, async (batch) => {
        former.push(...(await toBackground('markArticles', batch, change)));
      });
      if (!marked) return;
      const takeBack = async () => {
        const undone = await perform(
          t('undoing'),
          async () => former,
          (batch) => toBackground('restoreMarks', batch),
        );
        if (undone) notify(t('undone'));
      };
      notify(sentence(marked.length), former.length > 0 ? () => void takeBack() : undefined);
    },
    [perform, notify, t],
  );

  const reclean = useCallback(
    async (resolve: Resolve) => {
      const report = await run(t('recleaning'), async ({ onProgress, signal }) => {
        const ids = await resolve();
        return recleanArticles(ids, { signal, onProgress: (done) => onProgress(done, ids.length) });
      });
      if (!report) return;
      const { former } = report;
      const takeBack = async () => {
        const undone = await perform(t('undoing'), async () => former, restoreVersions);
        if (undone) notify(t('undone'));
      };
      notify(recleanSentence(t, report), former.length > 0 ? () => void takeBack() : undefined);
    },
    [perform, run, notify, t],
  );

  return useMemo(() => ({ remove, restore, mark, reclean }), [remove, restore, mark, reclean]);
}

/** Work on many, some at a time. Resolves to what was done: all, or what there was before it was cancelled. */
function usePerform() {
  const { run } = usePage();
  return useCallback(
    <Item>(
      label: string,
      resolve: () => Promise<readonly Item[]>,
      work: (batch: Item[]) => Promise<unknown>,
    ) =>
      run(label, async ({ onProgress, signal }: TaskControls) => {
        const items = await resolve();
        let done = 0;
        await inBatches(items, work, {
          signal,
          onProgress: (count) => {
            done = count;
            onProgress(count, items.length);
          },
        }).catch((error: unknown) => {
          if (!signal.aborted) throw error;
        });
        return items.slice(0, done);
      }),
    [run],
  );
}
