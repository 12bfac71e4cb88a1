import { useCallback, useMemo } from 'preact/hooks';
import type { ExportChoice } from '@/components/ExportMenu';
import { useLocaleContext } from '@/components/locale-context';
import { describeFailure } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import { type CopyForm, copyForms } from '@/utils/export/copy-forms';
import { copyArticle } from './copy-article';
import { exportArticles } from './export-articles';
import { openExportOptions } from './library-link';
import { optionsChoice, useFormats } from './use-formats';
import type { Toasts } from './use-toast';

const printChoice = 'print';

/**
 * The ways an article can leave, and the function that takes one of them and says how it went.
 * @param print prints the article, or opens what does.
 */
export function useExport(
  { show }: Toasts,
  print: (id: ArticleId) => void,
): [readonly ExportChoice[], (id: ArticleId, choice: string) => void] {
  const { t } = useLocaleContext();
  const formats = useFormats();
  const choices = useMemo(() => {
    const group = t('formatGroup.copy');
    const copies = copyForms.map((form) => ({ id: form, label: t(`copyAs.${form}`), group }));
    return [...copies, { id: printChoice, label: t('print'), group: t('formatGroup.reading') }, ...formats];
  }, [formats, t]);
  const copy = useCallback(
    async (id: ArticleId, form: CopyForm) => {
      try {
        await copyArticle(id, form);
        show(t('copied'));
      } catch (error) {
        const { code, detail } = describeFailure(error);
        const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
        show(isRefused ? t('copyRefused') : t(`failure.${code}`, { detail: detail ?? '' }));
      }
    },
    [show, t],
  );
  const write = useCallback(
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
  const choose = (id: ArticleId, choice: string) => {
    const form = copyForms.find((each) => each === choice);
    if (form) void copy(id, form);
    else if (choice === printChoice) print(id);
    else if (choice === optionsChoice) void openExportOptions();
    else void write(id, choice);
  };
  return [choices, choose];
}
