import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ExportChoice } from '@/components/ExportMenu';
import { useLocaleContext } from '@/components/locale-context';
import { describeFailure } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import { exportArticles } from './export-articles';
import type { Toasts } from './use-toast';

/** The formats there are, and the function that exports one article and says where it went. */
export function useExport({
  show,
}: Toasts): [readonly ExportChoice[], (id: ArticleId, format: string) => void] {
  const { t } = useLocaleContext();
  const [choices, setChoices] = useState<readonly ExportChoice[]>([]);
  // Loaded after the page has shown itself: no page needs them for its first picture.
  useEffect(() => {
    void import('@/utils/export').then(({ formats }) =>
      setChoices(formats.map(({ id, labelKey }) => ({ id, label: t(labelKey) }))),
    );
  }, [t]);
  const run = useCallback(
    async (id: ArticleId, format: string) => {
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
