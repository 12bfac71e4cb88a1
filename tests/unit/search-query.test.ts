import { describe, expect, test } from 'vitest';
import { fold, foldWithPositions, toOriginal } from '@/utils/library/search/fold';
import { findMarks, nextOccurrence } from '@/utils/library/search/match';
import { parseQuery } from '@/utils/library/search/query';
import { makeSnippet } from '@/utils/library/search/snippet';
import { termsOf } from '@/utils/library/search/terms';

const word = (text: string, whole = false) => ({ text, whole });

describe('folding', () => {
  test.each([
    ['臺灣', '台湾'],
    ['颱風', '台风'],
    ['頭髮與發展', '头发与发展'],
    ['裏裡', '里里'],
    ['ＣＯＶＩＤ－１９', 'covid-19'],
    ['ｶﾞ', 'ガ'],
    ['e\u0301', 'é'],
    ['国\u200b家\ufeff', '国家'],
    ['一\u3000\n 二', '一 二'],
    ['㎏', 'kg'],
    ['ΌΣΟΣ', 'όσοσ'],
    ['a\ud800b', 'a\ufffdb'],
  ])('%s and %s are one', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test('what is folded stays so, and leads back to where it came from', () => {
    const text = '臺\u200b灣e\u0301ｶﾞ㎏ 𠮷\n\n國';
    const folded = foldWithPositions(text);
    expect(folded.text).toBe(fold(text));
    expect(fold(folded.text)).toBe(folded.text);
    const original = (part: string) => {
      const at = folded.text.indexOf(part);
      return text.slice(...toOriginal(folded, at, at + part.length));
    };
    expect(original('台湾')).toBe('臺\u200b灣');
    expect(original('é')).toBe('e\u0301');
    expect(original('k')).toBe('㎏');
    expect(original('𠮷')).toBe('𠮷');
    expect(original('国')).toBe('國');
  });
});

describe('what a reader types', () => {
  test('words, phrases, exclusions and fields, also in the forms of a Chinese keyboard', () => {
    expect(parseQuery('臺灣　“總統 府” －选举 "to be" site：ＲＦＡ tag:"两 会" is:unread')).toEqual({
      words: [word('台湾'), word('总统 府', true), word('to be', true)],
      excluded: [word('选举')],
      filters: [
        { field: 'site', value: 'rfa', excluded: false },
        { field: 'tag', value: '两 会', excluded: false },
        { field: 'is', value: 'unread', excluded: false },
      ],
    });
  });

  test('what the site answered is a field, and what no site answers a word', () => {
    expect(parseQuery('online：Gone -online:asked').filters).toEqual([
      { field: 'online', value: 'gone', excluded: false },
      { field: 'online', value: 'asked', excluded: true },
    ]);
    expect(parseQuery('online:shop')).toEqual({ words: [word('online:shop')], excluded: [], filters: [] });
  });

  test.each([
    ['before:2021', 'before', '2021-01-01'],
    ['after:2021-3', 'after', '2021-03-01'],
    ['-after:2021-03-07', 'after', '2021-03-07'],
  ])('%s begins on a day', (typed, field, value) => {
    expect(parseQuery(typed).filters).toEqual([{ field, value, excluded: typed.startsWith('-') }]);
  });

  test('what is no field is a word, and a field without a value says nothing yet', () => {
    expect(parseQuery('before:soon 时间:三点').words).toEqual([word('before:soon'), word('时间:三点')]);
    expect(parseQuery('site: 港口')).toEqual({ words: [word('港口')], excluded: [], filters: [] });
    expect(parseQuery('港口。 ，通航，').words).toEqual([word('港口'), word('通航')]);
    expect(parseQuery('港口 港口 港口').words).toHaveLength(1);
  });

  test.each([
    ['nothing', ''],
    ['punctuation', '。，、！？—…“”「」()[]{}*+?.^$|\\/-"'],
    ['hyphens', '- -- --- －'],
    ['lone surrogates', '\ud800 港\udc00口 -\udfff "\ud83d'],
    ['an open phrase', '"港口 恢复'],
    ['10,000 characters in one', '港'.repeat(10_000)],
    ['10,000 characters in words', '港 '.repeat(5000)],
    ['10,000 quotes', '"'.repeat(10_000)],
    ['control characters', '\0\u0001\u0002港\u0003'],
    ['patterns', '(a+)+$ [港-口]{1000} \\p{L}'],
  ])('%s is taken as it is', (_name, typed) => {
    const { words, excluded } = parseQuery(typed);
    for (const one of [...words, ...excluded]) {
      expect(one.text).toBe(fold(one.text).trim());
      expect(termsOf(one).terms.length).toBeGreaterThan(0);
      expect(termsOf(one).terms.length).toBeLessThanOrEqual(8);
    }
    expect(() => findMarks('港口昨天恢复通航(a+)+$', { words })).not.toThrow();
  });
});

describe('where a word is', () => {
  test('Chinese anywhere, Latin and digits where words begin, quoted also where they end', () => {
    const find = (text: string, one: ReturnType<typeof word>) => nextOccurrence(fold(text), one, 0) >= 0;
    expect(find('不由自主席地而坐', word('主席'))).toBe(true);
    expect(find('The Articles', word('art'))).toBe(true);
    expect(find('The Articles', word('art', true))).toBe(false);
    expect(find('start', word('art'))).toBe(false);
    expect(find('12021年', word('2021'))).toBe(false);
    expect(find('年2021年', word('2021', true))).toBe(true);
    expect(find('用5G网络', word('5g网'))).toBe(true);
  });

  test('marks are ranges of the original, joined where they touch', () => {
    const text = '臺灣海峽，ＴＡＩＷＡＮ。台湾';
    const marks = findMarks(text, parseQuery('台湾 湾海 taiwan'));
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['臺灣海', 'ＴＡＩＷＡＮ', '台湾']);
    expect(findMarks(text, parseQuery('site:rfa -台湾'))).toEqual([]);
  });

  test('a snippet shows the first mark in one line', () => {
    const text = `${'前文。'.repeat(30)}\n第一段说\n臺灣海峽。${'后文。'.repeat(60)}`;
    const snippet = makeSnippet(text, parseQuery('台湾海峡'));
    expect(snippet.marks.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['臺灣海峽']);
    expect(snippet.text).toMatch(/^….*第一段说 臺灣海峽。.*…$/u);
    expect(snippet.text.length).toBeLessThanOrEqual(98);
    expect(makeSnippet('短文', parseQuery('没有'))).toEqual({ text: '短文', marks: [] });
    const astral = makeSnippet(`${'𠮷'.repeat(40)}港口${'𠮷'.repeat(80)}`, parseQuery('港口'));
    expect(astral.text.isWellFormed?.() ?? true).toBe(true);
    expect(astral.text).not.toMatch(/\p{Cs}/u);
  });
});
