import { useCallback } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleId } from '@/utils/article/types';
import { exportArticles } from '../shared/export-articles';
import { usePage } from './page-context';

/** Exports articles as the page's task and says what came of it; resolves to undefined where nothing came of it. */
export function useExporting() {
  const { t } = useLocaleContext();
  const { run, notify } = usePage();
  return useCallback(
    (resolve: () => Promise<readonly ArticleId[]>, formatId: string) =>
      run(t('exporting'), async ({ onProgress, signal }) => {
        signal.addEventListener('abort', () => notify(t('exportCancelled')));
        const report = await exportArticles(await resolve(), formatId, {
          onProgress,
          signal,
        });
        notify(t('exportedMany', { count: report.count, file: report.fileName }));
        return report;
      }),
    [run, notify, t],
  );
}
