import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HighlightColour } from '@/utils/article/highlight';
import { Button } from './Button';
import { HighlightColours } from './HighlightColours';
import { useLocaleContext } from './locale-context';

interface HighlightBarProps {
  /** Where the words end on the screen. */
  box: DOMRect;
  /** The colour they have; undefined where they are not marked yet. */
  colour?: HighlightColour | undefined;
  onColour(colour: HighlightColour): void;
  onNote(): void;
  onRemove?: (() => void) | undefined;
}

/** Beside selected or marked words: what can be done with them. */
export function HighlightBar({ box, colour, onColour, onNote, onRemove }: HighlightBarProps) {
  const { t } = useLocaleContext();
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const { width = 0, height = 0 } = bar.current?.getBoundingClientRect() ?? {};
    const left = Math.max(8, Math.min(box.right - width / 2, innerWidth - width - 8));
    const below = box.bottom + 8;
    setPlace({ left, top: below + height > innerHeight ? Math.max(8, box.top - height - 8) : below });
  }, [box]);
  return (
    <div
      ref={bar}
      class="highlight-bar"
      role="toolbar"
      aria-label={t('highlight')}
      data-testid="highlight-bar"
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
      // The selection would be gone before the click.
      onMouseDown={(event) => event.preventDefault()}
    >
      <HighlightColours colour={colour} onChoose={onColour} />
      <Button kind="quiet" icon="note" label={t('highlightNote')} testId="highlight-note" onClick={onNote} />
      {onRemove && (
        <Button
          kind="quiet"
          icon="trash"
          label={t('highlightRemove')}
          testId="highlight-remove"
          onClick={onRemove}
        />
      )}
    </div>
  );
}
