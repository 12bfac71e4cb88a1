import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button';
import { useLocaleContext } from './locale-context';

export interface ExportChoice {
  id: string;
  label: string;
}

interface ExportMenuProps {
  choices: readonly ExportChoice[];
  onChoose(id: string): void;
  /** Shows an icon alone where there is little room. */
  compact?: boolean;
  /** Such as how many articles are meant; "Export" without it. */
  label?: string;
  kind?: 'primary' | 'plain' | 'quiet';
  testId?: string;
  disabled?: boolean;
}

/** A button that opens the list of formats. Esc, or a click elsewhere, closes it. */
export function ExportMenu({ choices, onChoose, compact, label, kind, testId, disabled }: ExportMenuProps) {
  const { t } = useLocaleContext();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useCloseOnLeave(root, open, () => setOpen(false));
  const name = label ?? t('export');
  return (
    <div class="menu" ref={root}>
      <Button
        kind={kind ?? 'plain'}
        icon="export"
        testId={testId ?? 'export'}
        disabled={disabled ?? false}
        expanded={open}
        onClick={() => setOpen(!open)}
        {...(compact && { label: name })}
      >
        {!compact && name}
      </Button>
      {open && (
        <div class="menu-list">
          <p class="menu-title">{t('exportAs')}</p>
          {choices.map(({ id, label: format }) => (
            <Button
              key={id}
              kind="quiet"
              testId={`export-format-${id}`}
              onClick={() => {
                setOpen(false);
                root.current?.querySelector('button')?.focus();
                onChoose(id);
              }}
            >
              {format}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function useCloseOnLeave(root: { current: HTMLElement | null }, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: Event) => !root.current?.contains(event.target as Node) && close();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The page below has its own use for Esc.
      event.preventDefault();
      event.stopPropagation();
      close();
      root.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('focusin', onPointer);
    document.addEventListener('keydown', onKey, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('focusin', onPointer);
      document.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [open]);
}
