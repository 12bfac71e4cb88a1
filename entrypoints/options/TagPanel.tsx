import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { TagField } from '@/components/TagField';
import { useTags } from '../shared/use-tags';
import { useBulk } from './use-bulk';
import { useEscape } from './use-escape';
import type { Selecting } from './use-selection';

/** Puts tags on a selection, or takes them off. Takes the focus, and gives it back to its button. */
export function TagPanel({ selecting, onClose }: { selecting: Selecting; onClose(): void }) {
  const { t } = useLocaleContext();
  const { mark } = useBulk();
  const known = useTags();
  const [mode, setMode] = useState<'add' | 'remove'>('add');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    field.current?.focus();
    return () => opener instanceof HTMLElement && opener.focus();
  }, []);
  useEscape(true, onClose);
  const enter = (tags: string[]) => {
    const list = tags.join('、');
    if (mode === 'add')
      void mark(selecting.resolve, { addTags: tags }, (count) => t('taggedMany', { count, tags: list }));
    else
      void mark(selecting.resolve, { removeTags: tags }, (count) => t('untaggedMany', { count, tags: list }));
  };
  return (
    <fieldset class="tag-panel">
      <legend class="visually-hidden">{t('tag')}</legend>
      <div class="tag-modes">
        {(['add', 'remove'] as const).map((name) => (
          <Button
            key={name}
            kind="quiet"
            pressed={mode === name}
            testId={`tag-mode-${name}`}
            onClick={() => {
              setMode(name);
              field.current?.focus();
            }}
          >
            {t(`tagMode.${name}`)}
          </Button>
        ))}
      </div>
      <TagField label={t(`tagMode.${mode}`)} known={known} inputRef={field} onEnter={enter} />
      <Button kind="quiet" icon="close" label={t('close')} onClick={onClose} />
    </fieldset>
  );
}
