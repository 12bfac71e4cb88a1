import type { Script } from '@/utils/article/script';
import type { Language } from '@/utils/article/types';
import { type Converted, convertText } from '@/utils/script/convert';
import { loadConverter } from '@/utils/script/dictionaries';

/** Texts to convert. `number` comes back with them. */
export interface ConvertCall {
  number: number;
  from: Language;
  to: Script;
  texts: readonly string[];
}

/** The converted texts, or why there are none. */
export type ConvertAnswer = { number: number; converted: Converted[] } | { number: number; error: string };

const converters = new Map<string, ReturnType<typeof loadConverter>>();

addEventListener('message', ({ data }: MessageEvent<ConvertCall>) => {
  void answer(data).then((message: ConvertAnswer) => postMessage(message));
});

async function answer({ number, from, to, texts }: ConvertCall): Promise<ConvertAnswer> {
  const key = `${from} ${to}`;
  try {
    const loading = converters.get(key) ?? loadConverter(from, to);
    converters.set(key, loading);
    const convert = await loading;
    return { number, converted: texts.map((text) => convertText(text, convert)) };
  } catch (error) {
    converters.delete(key);
    return { number, error: String(error) };
  }
}
