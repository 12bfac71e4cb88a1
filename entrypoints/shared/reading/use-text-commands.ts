import type { RefObject } from 'preact';
import { lastColour } from '@/utils/settings/reading';
import { useCommands } from '../keyboard/use-commands';
import { useSetting } from '../use-setting';
import type { ArticleText } from './article-text';
import { readPosition, scrollToPlace } from './position';
import type { Highlights } from './use-highlights';
import { readSelection } from './use-selected-text';

interface TextCommands {
  scroller: RefObject<HTMLElement | null>;
  text: ArticleText | undefined;
  highlights: Highlights;
}

/** Keys that act on the text of the open article: paragraph by paragraph, and marking what is selected. */
export function useTextCommands({ scroller, text, highlights }: TextCommands): void {
  const [colour] = useSetting(lastColour);
  const step = (by: 1 | -1) => () => {
    if (!text || !scroller.current) return false;
    const { paragraph, offset = 0 } = readPosition(scroller.current, text);
    // Back from the middle of a paragraph is to its beginning.
    const target = by === -1 && offset > 0 ? paragraph : paragraph + by;
    if (target < 0) scroller.current.scrollTop = 0;
    else scrollToPlace(scroller.current, text, { paragraph: target, offset: 0 });
    return true;
  };
  useCommands({
    down: step(1),
    up: step(-1),
    highlight: () => {
      const selected = text && readSelection(text);
      if (!selected) return false;
      void highlights.add(selected.span, colour);
      return true;
    },
  });
}
