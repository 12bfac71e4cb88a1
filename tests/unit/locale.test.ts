import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '@/assets/locales/en';
import { zhCN } from '@/assets/locales/zh-CN';
import { zhTW } from '@/assets/locales/zh-TW';
import { failureCodes } from '@/utils/article/failure';
import { formatBeside, formatBrief, formatInstant, formatWallClock, zoneOf } from '@/utils/locale/dates';
import { chooseLocale } from '@/utils/locale/locale';
import type { Message, MessageTable } from '@/utils/locale/message-table';
import { translate } from '@/utils/locale/translate';

const tables: Record<string, MessageTable> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

describe.each(Object.entries(tables))('table %s', (_name, table) => {
  test('has every key and no other', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(zhCN).sort());
  });

  test('every sentence says something, with the same placeholders', () => {
    for (const [key, message] of Object.entries(table)) {
      const expected = placeholders(zhCN[key as keyof typeof zhCN]);
      for (const text of texts(message)) {
        expect(text.trim(), key).not.toBe('');
        expect(placeholders(text), key).toEqual(expected);
      }
      if (typeof message === 'object') expect(expected, key).toContain(message.by);
    }
  });

  test('every failure has a sentence of its own', () => {
    const sentences = failureCodes.map((code) => table[`failure.${code}`]);
    expect(new Set(sentences.map((sentence) => JSON.stringify(sentence))).size).toBe(failureCodes.length);
  });
});

test('the traditional table holds no character of the simplified script alone', () => {
  const simplifiedOnly = [
    ...'这页请图网读没载开关应权许还时间选删导标题档压缩备经为给发从条么说语简体东车长门问马鸟鱼',
  ];
  const wrong = Object.values(zhTW)
    .flatMap(texts)
    .filter((text) => simplifiedOnly.some((c) => text.includes(c)));
  expect(wrong).toEqual([]);
});

test('every sentence is used', () => {
  const sources = ['components', 'entrypoints', 'utils/export', 'utils/import']
    .flatMap(readSources)
    .join('\n');
  const unused = Object.keys(zhCN).filter((key) => {
    const family = key.includes('.') && `\`${key.slice(0, key.indexOf('.'))}.\${`;
    return !sources.includes(`'${key}'`) && !(family && sources.includes(family));
  });
  expect(unused).toEqual([]);
});

describe('translate', () => {
  test('fills placeholders and writes numbers as the locale does', () => {
    expect(translate('zh-CN')('articleCount', { count: 12345 })).toBe('12,345 篇');
    expect(translate('en')('savedAt', { time: 'today' })).toBe('Saved today');
  });

  test('chooses singular and plural in English', () => {
    const t = translate('en');
    expect(t('picturesMissing', { count: 1 })).toBe('1 picture missing');
    expect(t('picturesMissing', { count: 2 })).toBe('2 pictures missing');
    expect(t('savingPictures', { done: 1, total: 7 })).toBe('1/7 pictures');
  });

  test('a value that looks like a placeholder stays as it is', () => {
    expect(translate('zh-CN')('removeNamed', { title: '{count} $& 篇' })).toBe('移除《{count} $& 篇》');
  });
});

test.each([
  ['auto', 'zh-CN', 'zh-CN'],
  ['auto', 'zh', 'zh-CN'],
  ['auto', 'zh-Hans-SG', 'zh-CN'],
  ['auto', 'zh-TW', 'zh-TW'],
  ['auto', 'zh_TW', 'zh-TW'],
  ['auto', 'zh-HK', 'zh-TW'],
  ['auto', 'zh-Hant-MO', 'zh-TW'],
  ['auto', 'en-SG', 'en'],
  ['auto', 'de', 'en'],
  ['zh-TW', 'en-US', 'zh-TW'],
] as const)('setting %s in a %s browser speaks %s', (setting, browserLanguage, locale) => {
  expect(chooseLocale(setting, browserLanguage)).toBe(locale);
});

describe('dates', () => {
  test('a wall clock is shown as printed, wherever the reader is', () => {
    expect(formatWallClock('2020-10-09T15:33', 'zh-CN')).toBe('2020年10月9日 15:33');
    expect(formatWallClock('2020-10-09', 'en')).toBe('Oct 9, 2020');
    expect(formatWallClock('去年冬天', 'zh-CN')).toBe('去年冬天');
  });

  test('a change stands on the same clock as the publication beside it', () => {
    const published = { at: Date.parse('2024-06-18T10:05:00+08:00'), local: '2024-06-18T10:05' };
    const changed = Date.parse('2024-06-18T11:20:00+08:00');
    expect(formatBeside(changed, published, 'zh-CN')).toBe('2024年6月18日 11:20');
    expect(formatBeside(changed, { at: null, local: '2024-06-18' }, 'en')).toBe(formatInstant(changed, 'en'));
  });

  test.each([
    ['2020-10-09T15:33', Date.UTC(2020, 9, 9, 7, 33), 'UTC+8'],
    ['2020-07-02T10:54:16', Date.UTC(2020, 6, 2, 14, 54, 16), 'UTC−4'],
    ['2020-07-02T10:54', Date.UTC(2020, 6, 2, 5, 24), 'UTC+5:30'],
    ['2020-07-02', Date.UTC(2020, 6, 2), null],
  ])('zone of %s', (local, instant, zone) => {
    expect(zoneOf(instant, local)).toBe(zone);
    expect(zoneOf(null, local)).toBeNull();
  });

  test('a list says the time today, then the day, then the year too', () => {
    const now = new Date(2026, 10, 24, 18, 0).getTime();
    expect(formatBrief(new Date(2026, 10, 24, 9, 5).getTime(), now, 'zh-CN')).toBe('09:05');
    expect(formatBrief(new Date(2026, 2, 1, 9, 5).getTime(), now, 'zh-CN')).toBe('3月1日');
    expect(formatBrief(new Date(2025, 2, 1, 9, 5).getTime(), now, 'en')).toBe('Mar 1, 2025');
    expect(formatInstant(new Date(2026, 10, 24, 9, 5).getTime(), 'zh-CN')).toBe('2026年11月24日 09:05');
  });
});

describe('_locales', () => {
  const read = (name: string): Record<string, { message: string }> =>
    JSON.parse(readFileSync(`assets/public/_locales/${name}/messages.json`, 'utf8'));
  const keys = [
    'extensionName',
    'extensionDescription',
    'actionTitle',
    'commandSavePage',
    'menuSavePage',
    'omniboxFound',
    'omniboxHint',
    'omniboxSome',
  ];

  test.each(['en', 'zh_CN', 'zh_TW'])('%s is complete and fits the stores', (name) => {
    const messages = read(name);
    expect(Object.keys(messages).sort()).toEqual([...keys].sort());
    for (const { message } of Object.values(messages)) expect(message.trim()).not.toBe('');
    expect(messages.extensionName?.message.length).toBeLessThanOrEqual(45);
    expect(messages.extensionDescription?.message.length).toBeLessThanOrEqual(132);
  });
});

function texts(message: Message): string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other];
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

function readSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
