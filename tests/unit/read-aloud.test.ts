import { describe, expect, test, vi } from 'vitest';
import { Speaker } from '@/entrypoints/shared/reading/speaker';
import { voicesFor } from '@/entrypoints/shared/reading/voices';
import { splitToSpeak, spokenLanguage } from '@/utils/article/sentences';

describe('pieces to speak', () => {
  test('are sentences, with what closes them', () => {
    expect(splitToSpeak('他说：“走吧。”大家走了！为什么？…').map(({ text }) => text)).toEqual([
      '他说：“走吧。”',
      '大家走了！',
      '为什么？…',
    ]);
  });

  test('are never long, lose nothing, and know their place', () => {
    const paragraph = `${'没有标点的长句'.repeat(60)}，${'有，逗，号'.repeat(80)}。完。`;
    const chunks = splitToSpeak(paragraph);
    expect(Math.max(...chunks.map(({ text }) => text.length))).toBeLessThanOrEqual(180);
    expect(chunks.map(({ text }) => text).join('')).toBe(paragraph);
    for (const { text, offset } of chunks) expect(paragraph.slice(offset, offset + text.length)).toBe(text);
  });
});

test('RFA Cantonese is spoken in Cantonese, everything else Chinese in Mandarin', () => {
  expect(spokenLanguage({ language: 'zh-Hant', url: 'https://www.rfa.org/cantonese/news/a.html' })).toBe(
    'cantonese',
  );
  expect(spokenLanguage({ language: 'zh-Hant', url: 'https://www.rfa.org/mandarin/a.html' })).toBe(
    'mandarin',
  );
  expect(spokenLanguage({ language: 'en', url: 'https://example.org/cantonese/' })).toBe('english');
});

test('voices on this machine come first, and other languages not at all', () => {
  const voice = (lang: string, localService: boolean) => ({ lang, localService }) as SpeechSynthesisVoice;
  const all = [
    voice('zh-CN', false),
    voice('zh_TW', true),
    voice('zh-HK', true),
    voice('cmn-CN', true),
    voice('de', true),
  ];
  expect(voicesFor('mandarin', all).map(({ lang }) => lang)).toEqual(['cmn-CN', 'zh_TW', 'zh-CN']);
  expect(voicesFor('cantonese', all).map(({ lang }) => lang)).toEqual(['zh-HK']);
});

describe('the speaker', () => {
  class Utterance {
    voice: unknown;
    lang = '';
    rate = 1;
    onend?: () => void;
    onerror?: (event: { error: string }) => void;
    constructor(readonly text: string) {}
  }

  function start() {
    vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
    const spoken: Utterance[] = [];
    const paragraphs = ['一。二。', '三。', '四。'];
    const told = { state: '', end: 0, error: '' };
    const speaker = new Speaker({
      speech: {
        speak: (utterance: Utterance) => spoken.push(utterance),
        cancel: () => {},
      } as unknown as SpeechSynthesis,
      paragraphs: paragraphs.length,
      chunksOf: (paragraph) => splitToSpeak(paragraphs[paragraph] ?? ''),
      onPlace: () => {},
      onState: (state) => {
        told.state = state;
      },
      onEnd: () => {
        told.end += 1;
      },
      onError: (reason) => {
        told.error = reason;
      },
    });
    const voice = { voice: { lang: 'zh-CN' } as SpeechSynthesisVoice, rate: 1.5 };
    return { speaker, spoken, told, voice, last: () => spoken.at(-1) };
  }

  test('speaks one piece after the other to the end', () => {
    const { speaker, spoken, told, voice, last } = start();
    speaker.play(voice, 0);
    for (let turn = 0; turn < 4; turn++) last()?.onend?.();
    expect(spoken.map(({ text }) => text)).toEqual(['一。', '二。', '三。', '四。']);
    expect(spoken.every(({ rate, lang }) => rate === 1.5 && lang === 'zh-CN')).toBe(true);
    expect(told).toMatchObject({ state: 'idle', end: 1 });
  });

  test('pauses at a piece and begins it again, and skips paragraphs', () => {
    const { speaker, told, voice, last } = start();
    speaker.play(voice, 0);
    last()?.onend?.();
    const cut = last();
    speaker.pause();
    cut?.onend?.(); // what was stopped may still tell that it ended
    expect(told.state).toBe('paused');
    speaker.play(voice);
    expect(last()?.text).toBe('二。');
    speaker.skip(1);
    speaker.skip(1);
    expect(last()?.text).toBe('四。');
    speaker.skip(-1);
    expect(last()?.text).toBe('三。');
  });

  test('tells when the browser refuses, and not when it was stopped', () => {
    const { speaker, told, voice, last } = start();
    speaker.play(voice, 0);
    last()?.onerror?.({ error: 'interrupted' });
    expect(told.error).toBe('');
    last()?.onerror?.({ error: 'not-allowed' });
    expect(told).toMatchObject({ error: 'not-allowed', state: 'paused' });
  });
});
