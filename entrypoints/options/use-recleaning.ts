import { useCallback } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleId } from '@/utils/article/types';
import { recleanArticles } from '../shared/reclean-articles';
import { recleanSentence } from '../shared/reclean-sentence';
import { usePage } from './page-context';

/** Cleans articles again as the page's task and says what came of it. */
export function useRecleaning() {
  const { t } = useLocaleContext();
  const { run, notify } = usePage();
  return useCallback(
    (ids: readonly ArticleId[]) =>
      run(t('recleaning'), async ({ onProgress, signal }) => {
        const report = await recleanArticles(ids, {
          signal,
          onProgress: (done) => onProgress(done, ids.length),
        });
        notify(recleanSentence(t, report));
      }),
    [run, notify, t],
  );
}
