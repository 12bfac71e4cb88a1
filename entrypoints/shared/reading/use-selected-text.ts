import { useEffect, useState } from 'preact/hooks';
import type { Span } from '@/utils/article/highlight';
import type { ArticleText } from './article-text';

export interface SelectedText {
  span: Span;
  /** Where it ends on the screen. */
  box: DOMRect;
}

/** The part of the text that is selected, by mouse, finger or keyboard; undefined where nothing is. */
export function useSelectedText(text: ArticleText | undefined): [SelectedText | undefined, () => void] {
  const [selected, setSelected] = useState<SelectedText>();
  useEffect(() => {
    if (!text) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pressed = false;
    const look = () => {
      clearTimeout(timer);
      // Nothing should come up under the hand that is still selecting.
      if (!pressed) timer = setTimeout(() => setSelected(readSelection(text)), 150);
    };
    const press = () => {
      pressed = true;
    };
    const release = () => {
      pressed = false;
      look();
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('pointerdown', press);
    document.addEventListener('pointerup', release);
    document.addEventListener('pointercancel', release);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('pointerdown', press);
      document.removeEventListener('pointerup', release);
      document.removeEventListener('pointercancel', release);
      setSelected(undefined);
    };
  }, [text]);
  const clear = () => {
    getSelection()?.removeAllRanges();
    setSelected(undefined);
  };
  return [selected, clear];
}

/** What is selected now, as far as it is text of the article. */
export function readSelection(text: ArticleText): SelectedText | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const inside = range.cloneRange();
  if (!range.intersectsNode(text.body)) return undefined;
  if (!text.body.contains(range.startContainer)) inside.setStart(text.body, 0);
  if (!text.body.contains(range.endContainer)) inside.setEnd(text.body, text.body.childNodes.length);
  const start = text.placeOf(inside.startContainer, inside.startOffset);
  const end = text.placeOf(inside.endContainer, inside.endOffset);
  if (!start || !end) return undefined;
  if (end.paragraph < start.paragraph || (end.paragraph === start.paragraph && end.offset <= start.offset))
    return undefined;
  const box = [...inside.getClientRects()].findLast(({ width }) => width > 0);
  return { span: { start, end }, box: box ?? inside.getBoundingClientRect() };
}
