import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '@/components/Button';
import type { ExportChoice } from '@/components/ExportMenu';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleSummary } from '@/utils/article/types';

interface RowExportProps {
  article: ArticleSummary;
  choices: readonly ExportChoice[];
  onChoose(format: string): void;
  onClose(): void;
}

/** The formats for an article in the list, which has no room for a menu of its own; opened by a key. */
export function RowExport({ article, choices, onChoose, onClose }: RowExportProps) {
  const { t } = useLocaleContext();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="key-sheet"
      aria-labelledby="row-export-title"
      data-testid="row-export"
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="key-sheet-head">
        <h2 id="row-export-title">{t('exportAs')}</h2>
        <Button kind="quiet" icon="close" label={t('close')} onClick={() => dialog.current?.close()} />
      </div>
      <p lang={article.language}>{article.title}</p>
      <ul class="export-choices">
        {choices.map(({ id, label }) => (
          <li key={id}>
            <Button
              kind="quiet"
              testId={`export-format-${id}`}
              onClick={() => {
                dialog.current?.close();
                onChoose(id);
              }}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
