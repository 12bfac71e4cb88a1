import { useEffect, useState } from 'preact/hooks';
import type { Script } from '@/utils/article/script';
import type { Language } from '@/utils/article/types';
import { convertTexts } from './converter';

/** Gives a stored word as it is to be shown; what it does not know stays as it is. */
export type Say = (words: string) => string;

/** Converts words that stand beside an article's text. Undefined until that is done, and where nothing is to be done. */
export function useConvertedWords(
  words: readonly string[],
  from: Language,
  to: Script | undefined,
): Say | undefined {
  const [known, setKnown] = useState<{ key: string; say: Say }>();
  const key = to ? JSON.stringify([from, to, words]) : '';
  useEffect(() => {
    if (!to) return;
    let current = true;
    convertTexts(from, to, words)
      .then((converted) => {
        const shown = new Map(words.map((word, index) => [word, converted[index]?.text ?? word]));
        if (current) setKnown({ key, say: (word) => shown.get(word) ?? word });
      })
      .catch(() => {}); // the body tells
    return () => {
      current = false;
    };
  }, [key]);
  return known?.key === key ? known.say : undefined;
}
