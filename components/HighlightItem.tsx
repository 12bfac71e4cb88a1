import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Highlight } from '@/utils/article/highlight';
import { Button } from './Button';
import { HighlightColours } from './HighlightColours';
import { useLocaleContext } from './locale-context';

interface HighlightItemProps {
  highlight: Highlight;
  /** The quote, as a way to where it stands; plain words where the text no longer has it. */
  quote: ComponentChildren;
  lost?: boolean;
  /** Opens with the note being written. */
  editing?: boolean;
  onChange(change: Partial<Pick<Highlight, 'colour' | 'note'>>): void;
  onRemove(): void;
  onEdited?: () => void;
}

/** One highlight in a list: its words, its note, its colour. */
export function HighlightItem({
  highlight,
  quote,
  lost = false,
  editing = false,
  onChange,
  onRemove,
  onEdited,
}: HighlightItemProps) {
  const { t } = useLocaleContext();
  const [open, setOpen] = useState(editing);
  useEffect(() => {
    if (editing) setOpen(true);
  }, [editing]);
  const close = (note?: string) => {
    setOpen(false);
    onEdited?.();
    if (note !== undefined && note.trim() !== highlight.note) onChange({ note: note.trim() });
  };
  return (
    <li
      class="highlight-item"
      data-testid="highlight-item"
      data-id={highlight.id}
      data-colour={highlight.colour}
      // Asked for beside the words: it is written where one reads, not at the end of the text.
      data-floating={(editing && open) || undefined}
    >
      <blockquote class="highlight-quote">{quote}</blockquote>
      {lost && <p class="highlight-lost">{t('highlightLost')}</p>}
      {open ? (
        <NoteField note={highlight.note} onDone={close} />
      ) : (
        highlight.note && <p class="highlight-note">{highlight.note}</p>
      )}
      <div class="highlight-tools">
        <HighlightColours colour={highlight.colour} onChoose={(colour) => onChange({ colour })} />
        {!open && (
          <Button kind="quiet" icon="note" testId="edit-note" onClick={() => setOpen(true)}>
            {t(highlight.note ? 'noteEdit' : 'noteAdd')}
          </Button>
        )}
        <Button
          kind="quiet"
          icon="trash"
          label={t('highlightRemove')}
          testId="remove-highlight"
          onClick={onRemove}
        />
      </div>
    </li>
  );
}

/** Kept when one leaves it; Esc leaves the note as it was. */
function NoteField({ note, onDone }: { note: string; onDone(note?: string): void }) {
  const { t } = useLocaleContext();
  const field = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const finish = (value?: string) => {
    if (done.current) return;
    done.current = true;
    onDone(value);
  };
  return (
    <textarea
      ref={field}
      class="highlight-field"
      data-testid="note-field"
      aria-label={t('note')}
      placeholder={t('notePlaceholder')}
      rows={3}
      defaultValue={note}
      onBlur={({ currentTarget }) => finish(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          finish();
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish(event.currentTarget.value);
      }}
    />
  );
}
