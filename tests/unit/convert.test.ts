// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { ArticleText } from '@/entrypoints/shared/reading/article-text';
import { otherScript, targetScript } from '@/utils/article/script';
import { convertText, toConverted, toOriginal } from '@/utils/script/convert';
import { loadConverter } from '@/utils/script/dictionaries';

describe('converting', () => {
  test.each([
    ['zh-Hans', 'zh-Hant', '头发和发展，皇后在后面，干杯以后干活', '頭髮和發展，皇后在後面，乾杯以後幹活'],
    ['zh-Hans', 'zh-Hant-TW', '软件在互联网上更新，鼠标在里面', '軟體在網際網路上更新，滑鼠在裡面'],
    ['zh-Hans', 'zh-Hant-HK', '里面的头发', '裏面的頭髮'],
    ['zh-Hant', 'zh-Hans', '皇后在後面，頭髮乾了', '皇后在后面，头发干了'],
    ['zh-Hant', 'zh-Hant-TW', '裏面的軟件', '裡面的軟體'],
  ] as const)('%s to %s: %s', async (from, to, text, expected) => {
    const convert = await loadConverter(from, to);
    expect(convert(text)).toBe(expected);
  });

  test('every place leads there and back, also where words are longer', async () => {
    const convert = await loadConverter('zh-Hans', 'zh-Hant-TW');
    const original = '他在互联网上说，软件很好。后来互联网坏了，鼠标也坏了。';
    const { text, offsets } = convertText(original, convert);
    expect(text.length).toBeGreaterThan(original.length);
    for (const [words, converted] of [
      ['软件', '軟體'],
      ['坏了，', '壞了，'],
      ['鼠标', '滑鼠'],
    ] as const) {
      const at = original.lastIndexOf(words);
      const begin = toConverted(at, offsets);
      const end = toConverted(at + words.length, offsets);
      expect(text.slice(begin, end)).toBe(converted);
      expect(toOriginal(begin, offsets)).toBe(at);
      expect(toOriginal(end, offsets)).toBe(at + words.length);
    }
    expect(toConverted(original.length, offsets)).toBe(text.length);
  });
});

describe('choosing', () => {
  test('nothing is converted to what it is, nor English at all', () => {
    expect(targetScript('zh-Hans', 'zh-Hans')).toBeUndefined();
    expect(targetScript('en', 'zh-Hant')).toBeUndefined();
    expect(targetScript('zh-Hant', 'zh-Hant-TW')).toBe('zh-Hant-TW');
  });

  test('one key goes to the other script and back', () => {
    expect(otherScript('zh-Hans', 'original', 'zh-Hant-TW')).toBe('zh-Hant-TW');
    expect(otherScript('zh-Hans', 'zh-Hant-TW', 'zh-Hant-TW')).toBe('original');
    expect(otherScript('zh-Hant', 'original', 'zh-Hant')).toBe('zh-Hans');
  });
});

describe('the text of an article', () => {
  const fill = (html: string) => {
    document.body.innerHTML = html;
    return new ArticleText(document.body);
  };

  test('has a paragraph for every line with words', () => {
    const { paragraphs } = fill(
      '<p>一<b>二</b>三</p>\n<p> </p><ul><li>四<br>五<ul><li>六</li></ul></li></ul><figure><img alt=""><figcaption>七</figcaption></figure>',
    );
    expect(paragraphs.map(({ text }) => text)).toEqual(['一二三', '四', '五', '六', '七']);
  });

  test('finds places of the stored text in what is shown, and back', async () => {
    const text = fill('<p>他用<b>互联网</b>说话。</p><p>第二段。</p>');
    const convert = await loadConverter('zh-Hans', 'zh-Hant-TW');
    text.show(
      0,
      text.originals(0).map((original) => convertText(original, convert)),
    );
    expect(text.shown(0)).toBe('他用網際網路說話。');
    const range = text.rangeOf({ paragraph: 0, offset: 5 }, { paragraph: 1, offset: 3 });
    expect(range?.toString()).toBe('說話。第二段');
    expect(text.placeOf(range?.startContainer ?? document, range?.startOffset ?? 0)).toEqual({
      paragraph: 0,
      offset: 5,
    });
    expect(text.placeOf(document.body, 1)).toEqual({ paragraph: 1, offset: 0 });
    text.showOriginal();
    expect(document.body.textContent).toBe('他用互联网说话。第二段。');
  });
});
