import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { TypographySettings } from './TypographySettings';

/** A button, and the panel with the reading settings that it opens beside the article: the article is the preview. */
export function TypographyPanel() {
  const { t } = useLocaleContext();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('input:checked')?.focus({ preventScroll: true });
    const onElsewhere = ({ target }: Event) => !root.current?.contains(target as Node) && setOpen(false);
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [open]);
  const onKey = (event: KeyboardEvent) => {
    if (!open) return;
    // The article below has keys of its own, and Esc leaves it.
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are only kept from what lies below.
    <div class="reading-panel" ref={root} onKeyDown={onKey}>
      <Button
        kind="quiet"
        icon="type"
        label={t('readingSettings')}
        testId="reading-settings"
        expanded={open}
        controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <section class="reading-panel-sheet" id={id} aria-label={t('readingSettings')}>
          <TypographySettings name={id} />
        </section>
      )}
    </div>
  );
}
