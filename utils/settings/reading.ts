import { storage } from 'wxt/utils/storage';
import type { HighlightColour } from '../article/highlight';
import type { ScriptChoice } from '../article/script';
import type { SpokenLanguage } from '../article/sentences';

/** The script articles are shown in that have no choice of their own. */
export const scriptSetting = storage.defineItem<ScriptChoice>('local:script', { fallback: 'original' });

/** Characters a minute; studies find 255 to 500 for Chinese news. */
export const readingRates = { least: 100, most: 1_500, usual: 400 } as const;

/** How fast this reader reads, in characters a minute. */
export const readingRateSetting = storage.defineItem<number>('local:readingRate', {
  fallback: readingRates.usual,
});

/** Whether an article that was read to its end is marked as read. */
export const markReadAtEndSetting = storage.defineItem<boolean>('local:markReadAtEnd', { fallback: true });

/** Ids of the articles last read on this device, the latest first. */
export const recentReads = storage.defineItem<readonly string[]>('local:recentReads', { fallback: [] });

/** The list an article was opened from, as far as it stood around it, so that the reader can go on in it. */
export const readingList = storage.defineItem<readonly string[]>('session:readingList', { fallback: [] });

/** The colour last used for a highlight. */
export const lastColour = storage.defineItem<HighlightColour>('local:lastColour', { fallback: 'yellow' });

/** How articles are read aloud. */
export interface SpeechSettings {
  /** 1 is the voice's own. */
  rate: number;
  /** The chosen voice's URI, by language. */
  voices: Readonly<Partial<Record<SpokenLanguage, string>>>;
}

export const speechSetting = storage.defineItem<SpeechSettings>('local:speech', {
  fallback: { rate: 1, voices: {} },
});

/** Ids of the articles to be read aloud one after the other; empty where nothing is being read. */
export const aloudQueue = storage.defineItem<readonly string[]>('session:aloudQueue', { fallback: [] });

/** Whether single letters are commands. */
export const singleKeysSetting = storage.defineItem<boolean>('local:singleKeys', { fallback: true });
