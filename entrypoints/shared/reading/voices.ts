import type { SpokenLanguage } from '@/utils/article/sentences';

/** Language tags of voices, the most fitting first; browsers write them with - or _. */
const tags: Record<SpokenLanguage, readonly RegExp[]> = {
  mandarin: [/^(?:zh|cmn)[-_](?:Hans[-_])?CN/i, /^(?:zh|cmn)[-_](?:Hant[-_])?(?:TW|SG)/i, /^cmn/i, /^zh$/i],
  cantonese: [/^(?:zh|yue)[-_](?:Hant[-_])?HK/i, /^yue/i],
  english: [/^en/i],
};

/** The voices that speak a language, the best first: those on this machine before those of a server. */
export function voicesFor(
  language: SpokenLanguage,
  voices: readonly SpeechSynthesisVoice[],
): SpeechSynthesisVoice[] {
  const rank = ({ lang }: SpeechSynthesisVoice) => tags[language].findIndex((tag) => tag.test(lang));
  return voices
    .filter((voice) => rank(voice) !== -1)
    .sort(
      (left, right) => Number(right.localService) - Number(left.localService) || rank(left) - rank(right),
    );
}

/** All voices there are. Browsers load them late and tell; where none come within two seconds there are none. */
export function loadVoices(speech: SpeechSynthesis): Promise<SpeechSynthesisVoice[]> {
  const known = speech.getVoices();
  if (known.length > 0) return Promise.resolve(known);
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      speech.removeEventListener('voiceschanged', finish);
      resolve(speech.getVoices());
    };
    const timer = setTimeout(finish, 2_000);
    speech.addEventListener('voiceschanged', finish);
  });
}
