import { useLayoutEffect, useState } from 'preact/hooks';
import { type Script, type ScriptChoice, targetScript } from '@/utils/article/script';
import type { ArticleSummary, Language } from '@/utils/article/types';
import type { ArticleText } from './article-text';
import { convertTexts } from './converter';
import { type Say, useConvertedWords } from './use-converted-words';

/** Characters converted at once: little enough to be shown between two frames. */
const BATCH = 3_000;

export interface Conversion {
  /** The article with its title, byline, source and section as they are to be shown. */
  shown: ArticleSummary;
  /** Language tag of what is shown. */
  language: Language | Script;
  /** Shows the words of pictures, which stand outside the text. */
  say: Say;
  state: 'original' | 'converting' | 'converted' | 'failed';
}

/**
 * Shows an article in another script. The library's own text is never touched: only text nodes of the page change,
 * those in sight first.
 *
 * @param beside words outside the text that are shown in the chosen script too, besides the summary's own
 */
export function useConversion(
  summary: ArticleSummary,
  text: ArticleText | undefined,
  choice: ScriptChoice,
  beside: readonly string[],
): Conversion {
  const target = targetScript(summary.language, choice);
  const [failed, setFailed] = useState(false);
  const [done, setDone] = useState<Script>();
  const source = summary.language;
  const said = useConvertedWords([...factsOf(summary), ...beside], source, target);
  useLayoutEffect(() => {
    if (!text) return;
    setFailed(false);
    if (!target) return setDone(undefined);
    const abort = new AbortController();
    convertBody(text, source, target, abort.signal)
      .then(() => !abort.signal.aborted && setDone(target))
      .catch((error: unknown) => {
        console.error('Conversion failed', error);
        if (!abort.signal.aborted) setFailed(true);
      });
    return () => {
      abort.abort();
      text.showOriginal();
    };
  }, [text, source, target]);
  const state = !target ? 'original' : failed ? 'failed' : done === target ? 'converted' : 'converting';
  const converted = target !== undefined && state === 'converted';
  const say = (converted && said) || asItIs;
  return {
    shown: say === asItIs ? summary : inScript(summary, say),
    language: converted ? target : source,
    say,
    state,
  };
}

const asItIs: Say = (words) => words;

/** Converts from the first paragraph in sight to the last, then what is above. */
async function convertBody(
  text: ArticleText,
  from: Language,
  to: Script,
  signal: AbortSignal,
): Promise<void> {
  const inSight = text.paragraphs.findIndex(({ block }) => block.getBoundingClientRect().bottom > 0);
  const first = Math.max(0, inSight);
  const order = text.paragraphs.map((_, index) => (index + first) % text.paragraphs.length);
  for (const batch of batchesOf(order, (index) => text.paragraphs[index]?.text.length ?? 0)) {
    const originals = batch.map((index) => text.originals(index));
    const converted = await convertTexts(from, to, originals.flat());
    if (signal.aborted) return;
    for (const [at, index] of batch.entries())
      text.show(index, converted.splice(0, originals[at]?.length ?? 0));
    text.announce();
  }
}

function batchesOf(order: readonly number[], sizeOf: (index: number) => number): number[][] {
  const batches: number[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const index of order) {
    if (size > BATCH) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(index);
    size += sizeOf(index);
  }
  return batches;
}

function factsOf({ title, byline, credits, source, section }: ArticleSummary): string[] {
  const names = credits.flatMap((credit) => credit.names);
  return [title, byline, source, section, ...names].filter((words) => words !== null);
}

function inScript(summary: ArticleSummary, say: Say): ArticleSummary {
  const { title, byline, credits, source, section } = summary;
  return {
    ...summary,
    title: say(title),
    byline: byline && say(byline),
    source: source && say(source),
    section: section && say(section),
    credits: credits.map((credit) => ({ ...credit, names: credit.names.map(say) })),
  };
}
