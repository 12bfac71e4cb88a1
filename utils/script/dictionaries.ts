import type { DictGroup } from 'opencc-js/core';
import type { Script } from '../article/script';
import type { Language } from '../article/types';

type Dictionary = { default: string };
type Load = () => Promise<Dictionary>;

/**
 * OpenCC's tables, one file each, so that a page loads what its conversion needs: 1 MB of words from simplified to
 * traditional script, and less than 100 kB for everything else together. In a group the first table wins.
 */
const simplifiedToTraditional: Load[] = [
  () => import('opencc-js/dict/STPhrases'),
  () => import('opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases'),
  () => import('opencc-js/dict/STCharacters'),
];
const traditionalToSimplified: Load[] = [
  () => import('opencc-js/dict/TSPhrases'),
  () => import('opencc-js/dict/TSCharacters'),
];
const taiwan: Load[][] = [
  [() => import('opencc-js/dict/TWPhrases')],
  [() => import('opencc-js/dict/TWVariantsPhrases'), () => import('opencc-js/dict/TWVariants')],
];
const hongKong: Load[][] = [
  [
    () => import('opencc-js/dict/HKPhrases'),
    () => import('opencc-js/dict/HKVariantsPhrases'),
    () => import('opencc-js/dict/HKVariants'),
  ],
];
const regions: Record<Script, Load[][]> = {
  'zh-Hans': [],
  'zh-Hant': [],
  'zh-Hant-TW': taiwan,
  'zh-Hant-HK': hongKong,
};

/** Words by which a text is taken apart first, so that the end of one and the beginning of the next make no third. */
const segmentation = simplifiedToTraditional.slice(0, 2);

/** The function that brings a text of `from` into a script. Loads OpenCC and its tables; they take about a second. */
export async function loadConverter(from: Language, to: Script): Promise<(text: string) => string> {
  const groups = to === 'zh-Hans' ? [traditionalToSimplified] : regions[to];
  const simplified = from === 'zh-Hans' && to !== 'zh-Hans';
  const [{ ConverterBuilder }, words, conversionChain] = await Promise.all([
    import('opencc-js/core'),
    loadGroup(simplified ? segmentation : []),
    Promise.all((simplified ? [simplifiedToTraditional, ...groups] : groups).map(loadGroup)),
  ]);
  // The library knows its own conversions by name; ours is the only one here.
  const preset = {
    from: { a: [] },
    to: { b: [] },
    configs: { a2b: { segmentation: words, conversionChain } },
  };
  return ConverterBuilder(preset)({ from: 'a', to: 'b' });
}

async function loadGroup(group: readonly Load[]): Promise<DictGroup> {
  return (await Promise.all(group.map((load) => load()))).map((dictionary) => dictionary.default);
}
