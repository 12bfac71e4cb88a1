import { useCallback } from 'preact/hooks';
import type { ExportChoice } from '@/components/ExportMenu';
import { useLocaleContext } from '@/components/locale-context';
import { describeFailure } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import { exportArticles } from './export-articles';
import { openExportOptions } from './library-link';
import { optionsChoice, useFormats } from './use-formats';
import type { Toasts } from './use-toast';

/** The formats there are, and the function that exports one article and says where it went. */
export function useExport({
  show,
}: Toasts): [readonly ExportChoice[], (id: ArticleId, format: string) => void] {
  const { t } = useLocaleContext();
  const choices = useFormats();
  const run = useCallback(
    async (id: ArticleId, format: string) => {
      if (format === optionsChoice) return openExportOptions();
      show(t('exporting'));
      try {
        const { fileName } = await exportArticles([id], format);
        show(t('exported', { file: fileName }));
      } catch (error) {
        const { code, detail } = describeFailure(error);
        show(t(`failure.${code}`, { detail: detail ?? '' }));
      }
    },
    [show, t],
  );
  return [choices, (id, format) => void run(id, format)];
}
