import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type Script, type ScriptChoice, targetScript } from '@/utils/article/script';
import type { ArticleSummary, Language } from '@/utils/article/types';
import type { ArticleText } from './article-text';
import { convertTexts } from './converter';

/** Characters converted at once: little enough to be shown between two frames. */
const BATCH = 3_000;

/** Words outside the text that are shown in the chosen script too. */
type Facts = Pick<ArticleSummary, 'title' | 'byline' | 'credits' | 'source' | 'section'>;

export interface Conversion {
  /** The article with its title, byline, source and section as they are to be shown. */
  shown: ArticleSummary;
  /** Language tag of what is shown. */
  language: Language | Script;
  state: 'original' | 'converting' | 'converted' | 'failed';
}

/**
 * Shows an article in another script. The library's own text is never touched: only text nodes of the page change,
 * those in sight first.
 */
export function useConversion(
  summary: ArticleSummary,
  text: ArticleText | undefined,
  choice: ScriptChoice,
): Conversion {
  const target = targetScript(summary.language, choice);
  const [failed, setFailed] = useState(false);
  const [done, setDone] = useState<Script>();
  const facts = useFacts(summary, target);
  const source = summary.language;
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
  if (!target) return { shown: summary, language: summary.language, state: 'original' };
  const state = failed ? 'failed' : done === target ? 'converted' : 'converting';
  const language = state === 'converted' ? target : summary.language;
  return { shown: facts && state === 'converted' ? { ...summary, ...facts } : summary, language, state };
}

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

function useFacts(summary: ArticleSummary, target: Script | undefined): Facts | undefined {
  const [facts, setFacts] = useState<{ key: string; facts: Facts }>();
  const key = target ? JSON.stringify([target, factsOf(summary)]) : '';
  useEffect(() => {
    if (!target) return;
    let current = true;
    convertFacts(factsOf(summary), summary.language, target)
      .then((converted) => current && setFacts({ key, facts: converted }))
      .catch(() => {}); // the body tells
    return () => {
      current = false;
    };
  }, [key]);
  return facts?.key === key ? facts.facts : undefined;
}

function factsOf({ title, byline, credits, source, section }: ArticleSummary): Facts {
  return { title, byline, credits, source, section };
}

async function convertFacts(facts: Facts, from: Language, to: Script): Promise<Facts> {
  const { title, byline, credits, source, section } = facts;
  const names = credits.flatMap((credit) => credit.names);
  const given = [title, byline ?? '', source ?? '', section ?? '', ...names];
  const [newTitle = title, newByline, newSource, newSection, ...newNames] = (
    await convertTexts(from, to, given)
  ).map((converted) => converted.text);
  return {
    title: newTitle,
    byline: byline && (newByline ?? byline),
    source: source && (newSource ?? source),
    section: section && (newSection ?? section),
    credits: credits.map((credit) => ({ ...credit, names: newNames.splice(0, credit.names.length) })),
  };
}
