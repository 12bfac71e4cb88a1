import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import {
  describeSpan,
  findHighlight,
  type Highlight,
  type HighlightColour,
  type Span,
} from '@/utils/article/highlight';
import type { ArticleId } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';
import { lastColour } from '@/utils/settings/reading';
import type { ArticleText } from './article-text';
import { type PlacedHighlight, paintHighlights } from './paint-highlights';

export interface Highlights {
  placed: readonly PlacedHighlight[];
  /** Marks a part of the text. Resolves to what was made. */
  add(span: Span, colour: HighlightColour): Promise<Highlight>;
  /** Changes colour or note. */
  change(highlight: Highlight, change: Partial<Pick<Highlight, 'colour' | 'note'>>): Promise<void>;
  remove(highlight: Highlight): Promise<void>;
  /** Takes `remove` back. */
  restore(highlight: Highlight): Promise<void>;
}

/** What the reader marked in the open text, painted where its words stand now. */
export function useHighlights(
  id: ArticleId,
  text: ArticleText | undefined,
  known: readonly Highlight[],
): Highlights {
  const [stored, setStored] = useState(known);
  useEffect(() => setStored(known), [JSON.stringify(known)]);
  const placed = useMemo(() => {
    const paragraphs = text?.paragraphs.map((paragraph) => paragraph.text) ?? [];
    return stored.map((highlight) => ({ highlight, span: findHighlight(paragraphs, highlight) }));
  }, [text, stored]);
  useEffect(() => {
    if (!text) return;
    const paint = () => paintHighlights(text, placed);
    paint();
    const stop = text.onChange(paint);
    return () => {
      stop();
      paintHighlights(text, []);
    };
  }, [text, placed]);
  const put = useCallback(
    async (highlight: Highlight) => {
      await toBackground('putHighlight', id, highlight);
      // Announced as well, but the one who made it should not wait for the library.
      setStored((before) => [...before.filter((other) => other.id !== highlight.id), highlight]);
    },
    [id],
  );
  const add = async (span: Span, colour: HighlightColour) => {
    const paragraphs = text?.paragraphs.map((paragraph) => paragraph.text) ?? [];
    const now = Date.now();
    const made: Highlight = {
      id: crypto.randomUUID(),
      colour,
      note: '',
      ...describeSpan(paragraphs, span),
      createdAt: now,
      changedAt: now,
    };
    await put(made);
    void lastColour.setValue(colour);
    return made;
  };
  return {
    placed,
    add,
    change: (highlight, change) => put({ ...highlight, ...change, changedAt: Date.now() }),
    remove: async (highlight) => {
      await toBackground('removeHighlight', id, highlight.id);
      setStored((before) => before.filter((other) => other.id !== highlight.id));
    },
    restore: (highlight) => put({ ...highlight, changedAt: Date.now() }),
  };
}
