import { beforeEach, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  declinedHosts,
  localeSetting,
  popupPlace,
  themeSetting,
  typographySetting,
} from '@/utils/settings/settings';
import { defaultTypography, toTypography } from '@/utils/settings/typography';

beforeEach(() => fakeBrowser.reset());

test('nothing is stored until something is chosen', async () => {
  expect(await localeSetting.getValue()).toBe('auto');
  expect(await themeSetting.getValue()).toBe('auto');
  expect(await typographySetting.getValue()).toEqual(defaultTypography);
  expect(await declinedHosts.getValue()).toEqual([]);
  expect(await browser.storage.local.get()).toEqual({});
});

test('choices are kept on this machine, one record each', async () => {
  await localeSetting.setValue('zh-TW');
  await themeSetting.setValue('dark');
  await declinedHosts.setValue(['guest.example.net']);
  expect(await browser.storage.local.get()).toEqual({
    locale: 'zh-TW',
    theme: 'dark',
    declinedHosts: ['guest.example.net'],
  });
});

test('the place in the popup is kept for the session alone', async () => {
  await popupPlace.setValue({ article: 'zaobao:1', search: '渡轮', best: false, scroll: 40 });
  expect(await browser.storage.local.get()).toEqual({});
  expect(await browser.storage.session.get()).toEqual({
    popupPlace: { article: 'zaobao:1', search: '渡轮', best: false, scroll: 40 },
  });
});

test('a page hears of a choice made on another', async () => {
  const heard: string[] = [];
  const unwatch = themeSetting.watch((theme) => heard.push(theme));
  await themeSetting.setValue('dark');
  await themeSetting.setValue('grey');
  unwatch();
  await themeSetting.setValue('auto');
  expect(heard).toEqual(['dark', 'grey']);
});

test.each([
  [undefined, defaultTypography],
  ['large', defaultTypography],
  [
    { size: 24, font: 'kai', direction: 'vertical' },
    { ...defaultTypography, size: 24, font: 'kai', direction: 'vertical' },
  ],
  [
    { size: 400, measure: 1, leading: 'wide' },
    { ...defaultTypography, size: 36, measure: 20 },
  ],
  [{ size: null, font: 'comic', paragraphs: 7 }, defaultTypography],
])('typography stored as %j is read as something that can be shown', (stored, expected) => {
  expect(toTypography(stored)).toEqual(expected);
});
