import { useEffect, useRef } from 'preact/hooks';
import { Button } from '@/components/Button';
import { DifferenceView } from '@/components/DifferenceView';
import { useLocaleContext } from '@/components/locale-context';
import type { Language } from '@/utils/article/types';
import type { PageChange } from '../shared/compare-copy';

interface DifferencePaneProps {
  change: Extract<PageChange, { kind: 'changed' }>;
  language: Language;
  onBack(): void;
  onSave(): void;
}

/** What changed on the page in the tab since it was saved. */
export function DifferencePane({ change, language, onBack, onSave }: DifferencePaneProps) {
  const { t } = useLocaleContext();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onBack();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onBack]);
  return (
    <div class="pane">
      <div class="reading-bar">
        <Button kind="quiet" icon="back" testId="back" label={t('back')} buttonRef={back} onClick={onBack} />
        <span class="reading-space" />
        <Button kind="primary" icon="scissors" testId="save-new-version" onClick={onSave}>
          {t('saveNewVersion')}
        </Button>
      </div>
      <div class="pane-scroll reading">
        <DifferenceView difference={change.difference} title={change.title} language={language} />
      </div>
    </div>
  );
}
