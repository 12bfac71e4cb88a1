import { useEffect, useState } from 'preact/hooks';
import { HighlightBar } from '@/components/HighlightBar';
import { HighlightItem } from '@/components/HighlightItem';
import { useLocaleContext } from '@/components/locale-context';
import type { Highlight, HighlightColour, Span } from '@/utils/article/highlight';
import { lastColour } from '@/utils/settings/reading';
import { useSetting } from '../use-setting';
import type { Toasts } from '../use-toast';
import type { ArticleText } from './article-text';
import { highlightAt, type PlacedHighlight } from './paint-highlights';
import type { Highlights } from './use-highlights';
import { useSelectedText } from './use-selected-text';

interface HighlightLayerProps {
  text: ArticleText | undefined;
  highlights: Highlights;
  toasts: Toasts;
  /** Scrolls to a part of the text. */
  onShow(span: Span): void;
}

/** Marks selected words, and lists what is marked with its notes. */
export function HighlightLayer({ text, highlights, toasts, onShow }: HighlightLayerProps) {
  const { t } = useLocaleContext();
  const [selected, clear] = useSelectedText(text);
  const [touched, setTouched] = useTouchedHighlight(text, highlights.placed);
  const [writing, setWriting] = useState<string>();
  const [colour] = useSetting(lastColour);
  const mark = async (span: Span, chosen: HighlightColour, withNote = false) => {
    const made = await highlights.add(span, chosen);
    clear();
    if (withNote) setWriting(made.id);
  };
  const remove = async (highlight: Highlight) => {
    setTouched(undefined);
    await highlights.remove(highlight);
    toasts.show(t('highlightRemoved'), () => void highlights.restore(highlight));
  };
  const current =
    touched && highlights.placed.find(({ highlight }) => highlight.id === touched.id)?.highlight;
  return (
    <>
      {selected && (
        <HighlightBar
          box={selected.box}
          onColour={(chosen) => void mark(selected.span, chosen)}
          onNote={() => void mark(selected.span, colour, true)}
        />
      )}
      {!selected && touched && current && (
        <HighlightBar
          box={touched.box}
          colour={current.colour}
          onColour={(chosen) => void highlights.change(current, { colour: chosen })}
          onNote={() => {
            setTouched(undefined);
            setWriting(current.id);
          }}
          onRemove={() => void remove(current)}
        />
      )}
      {highlights.placed.length > 0 && (
        <section class="highlights" aria-labelledby="highlights-title" data-testid="highlights">
          <h2 id="highlights-title" tabIndex={-1}>
            {t('highlightsCount', { count: highlights.placed.length })}
          </h2>
          <ul class="highlight-list">
            {highlights.placed.map(({ highlight, span }) => (
              <HighlightItem
                key={highlight.id}
                highlight={highlight}
                lost={!span}
                editing={writing === highlight.id}
                quote={
                  span ? (
                    <button type="button" class="highlight-jump" onClick={() => onShow(span)}>
                      {highlight.quote}
                    </button>
                  ) : (
                    highlight.quote
                  )
                }
                onChange={(change) => void highlights.change(highlight, change)}
                onRemove={() => void remove(highlight)}
                onEdited={() => setWriting(undefined)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The highlight that was clicked; gone at a click elsewhere or Esc. */
function useTouchedHighlight(text: ArticleText | undefined, placed: readonly PlacedHighlight[]) {
  const [touched, setTouched] = useState<{ id: string; box: DOMRect }>();
  useEffect(() => {
    if (!text) return;
    const onClick = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('.highlight-bar')) return;
      const found =
        event.target instanceof Node && text.body.contains(event.target) && getSelection()?.isCollapsed
          ? findAt(text, placed, event)
          : undefined;
      setTouched(
        found && { id: found.highlight.id, box: new DOMRect(event.clientX, event.clientY - 8, 1, 16) },
      );
    };
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setTouched(undefined);
    document.addEventListener('click', onClick);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('keydown', onKey);
    };
  }, [text, placed]);
  return [touched, setTouched] as const;
}

function findAt(text: ArticleText, placed: readonly PlacedHighlight[], { clientX, clientY }: MouseEvent) {
  const caret = document.caretPositionFromPoint?.(clientX, clientY);
  const range = caret ? undefined : document.caretRangeFromPoint?.(clientX, clientY);
  const node = caret?.offsetNode ?? range?.startContainer;
  const place = node && text.placeOf(node, caret?.offset ?? range?.startOffset ?? 0);
  return place && highlightAt(placed, place);
}
