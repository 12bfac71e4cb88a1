import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type SpokenLanguage, splitToSpeak, spokenLanguage } from '@/utils/article/sentences';
import type { ArticleSummary } from '@/utils/article/types';
import { type SpeechSettings, speechSetting } from '@/utils/settings/reading';
import { useSetting } from '../use-setting';
import type { ArticleText } from './article-text';
import { paintSpans } from './paint-highlights';
import { Speaker, type SpeakerState, type SpokenPlace } from './speaker';
import { loadVoices, voicesFor } from './voices';

export interface ReadAloud {
  state: SpeakerState;
  language: SpokenLanguage;
  /** Voices that speak the article's language; undefined while they are being looked for. */
  voices: readonly SpeechSynthesisVoice[] | undefined;
  voice: SpeechSynthesisVoice | undefined;
  rate: number;
  /** Why nothing is heard. */
  problem: 'no-voice' | 'not-allowed' | 'failed' | undefined;
  play(): void;
  pause(): void;
  skip(step: 1 | -1): void;
  stop(): void;
  choose(change: { voice?: string; rate?: number }): void;
}

/** Speaks the open article from the first paragraph in sight, marks what is spoken and keeps it in sight. */
export function useReadAloud(
  summary: ArticleSummary,
  text: ArticleText | undefined,
  onEnd: () => void,
): ReadAloud {
  const language = spokenLanguage(summary);
  const [settings, setSettings] = useSetting(speechSetting);
  const [state, setState] = useState<SpeakerState>('idle');
  const [problem, setProblem] = useState<ReadAloud['problem']>();
  const voices = useVoices(language);
  const voice = voices?.find(({ voiceURI }) => voiceURI === settings.voices[language]) ?? voices?.[0];
  const end = useRef(onEnd);
  end.current = onEnd;
  const speaker = useMemo(
    () =>
      text &&
      globalThis.speechSynthesis &&
      new Speaker({
        speech: speechSynthesis,
        paragraphs: text.paragraphs.length,
        chunksOf: (paragraph) => splitToSpeak(text.shown(paragraph)),
        onPlace: (place) => showPlace(text, place),
        onState: setState,
        onEnd: () => end.current(),
        onError: (reason) => setProblem(reason === 'not-allowed' ? 'not-allowed' : 'failed'),
      }),
    [text],
  );
  useEffect(() => {
    const stop = () => speaker?.stop();
    // The browser would speak on after the page is gone.
    window.addEventListener('pagehide', stop);
    return () => {
      window.removeEventListener('pagehide', stop);
      stop();
    };
  }, [speaker]);
  const { rate } = settings;
  return {
    state,
    language,
    voices,
    voice,
    rate,
    problem: voices && !voice ? 'no-voice' : problem,
    play: () => {
      setProblem(undefined);
      if (voice && text) speaker?.play({ voice, rate }, state === 'idle' ? firstInSight(text) : undefined);
    },
    pause: () => speaker?.pause(),
    skip: (step) => speaker?.skip(step),
    stop: () => speaker?.stop(),
    choose: (change) => {
      const next = changed(settings, language, change);
      setSettings(next);
      const found = voices?.find(({ voiceURI }) => voiceURI === next.voices[language]) ?? voice;
      if (found) speaker?.change({ voice: found, rate: next.rate });
    },
  };
}

function changed(
  settings: SpeechSettings,
  language: SpokenLanguage,
  { voice, rate }: { voice?: string; rate?: number },
): SpeechSettings {
  return {
    rate: rate ?? settings.rate,
    voices: voice === undefined ? settings.voices : { ...settings.voices, [language]: voice },
  };
}

function useVoices(language: SpokenLanguage): readonly SpeechSynthesisVoice[] | undefined {
  const [all, setAll] = useState<readonly SpeechSynthesisVoice[]>();
  useEffect(() => {
    if (!globalThis.speechSynthesis) return setAll([]);
    let current = true;
    const read = () => current && setAll(speechSynthesis.getVoices());
    void loadVoices(speechSynthesis).then((found) => current && setAll(found));
    speechSynthesis.addEventListener('voiceschanged', read);
    return () => {
      current = false;
      speechSynthesis.removeEventListener('voiceschanged', read);
    };
  }, []);
  return useMemo(() => all && voicesFor(language, all), [all, language]);
}

function firstInSight(text: ArticleText): number {
  const found = text.paragraphs.findIndex(({ block }) => block.getBoundingClientRect().top >= 0);
  return Math.max(0, found);
}

/** Marks what is being spoken, and brings it into sight where it isn't. */
function showPlace(text: ArticleText, place: SpokenPlace | undefined): void {
  for (const block of text.body.querySelectorAll('[data-spoken]')) block.removeAttribute('data-spoken');
  if (!place) {
    paintSpans(text, 'spoken', []);
    return;
  }
  const { paragraph, chunk } = place;
  const start = text.placeOfShown(paragraph, chunk.offset);
  const end = text.placeOfShown(paragraph, chunk.offset + chunk.text.length);
  paintSpans(text, 'spoken', [{ span: { start, end } }]);
  const block = text.paragraphs[paragraph]?.block;
  block?.setAttribute('data-spoken', '');
  const box = text.rangeOf(start, end)?.getBoundingClientRect();
  if (box && (box.top < 80 || box.bottom > innerHeight - 120)) block?.scrollIntoView({ block: 'center' });
}
