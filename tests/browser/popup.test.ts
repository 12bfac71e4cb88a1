import { setTimeout as wait } from 'node:timers/promises';
import { en } from '../../assets/locales/en';
import { zhTW } from '../../assets/locales/zh-TW';
import {
  type ChromiumOptions,
  clickToolbarButton,
  launchChromium,
  openPage,
} from '../tools/browser/chromium';
import { openFromList, readArticle, saveByPopup, titlesOf, waitForCard } from '../tools/browser/reading';
import { demoFixtures, readFixture } from '../tools/server/fixtures';
import { builtFor, expect, test } from './support/test';

test('searching narrows the list', async ({ browser }) => {
  let page = await openPage(browser, 'about:blank');
  for (const { url } of demoFixtures()) {
    page = await openPage(browser, url);
    await saveByPopup(await clickToolbarButton(browser, page));
  }
  const popup = await clickToolbarButton(browser, page);
  const titles = await titlesOf(popup);
  expect(titles).toHaveLength(3);
  const wanted = titles[1] ?? '';
  await popup.fill('[data-testid="search"]', wanted.slice(2, 6));
  await popup.waitUntil(
    'one row',
    () => document.querySelectorAll('[data-testid="article-row"]').length === 1,
    [],
  );
  expect(await titlesOf(popup)).toEqual([wanted]);
  await popup.fill('[data-testid="search"]', '没有这样的题目');
  await popup.waitUntil('no row', () => !document.querySelector('[data-testid="article-row"]'), []);
  await popup.fill('[data-testid="search"]', '');
  await popup.waitUntil(
    'all rows',
    () => document.querySelectorAll('[data-testid="article-row"]').length === 3,
    [],
  );
});

test('the popup opens again where it closed, and hands the article to a tab', async ({ browser, server }) => {
  const page = await openPage(browser, readFixture('rfa', 'demo').url);
  const popup = await clickToolbarButton(browser, page);
  await saveByPopup(popup);
  const [title = ''] = await titlesOf(popup);
  await openFromList(popup, title);
  await wait(500); // reads
  await popup.evaluate(() => window.close()).catch(() => {}); // it closes before it can answer
  await expect.poll(() => popup.isClosed).toBe(true);

  await server.stop();
  const again = await clickToolbarButton(browser, page);
  expect((await readArticle(again)).title).toBe(title);
  const opened = browser.context.waitForEvent('page');
  await again.click('[data-testid="open-tab"]');
  const reader = await opened;
  await reader.getByTestId('article').waitFor();
  expect(await reader.getByTestId('article').locator('h1').textContent()).toBe(title);
  const widths = () =>
    reader
      .getByTestId('article')
      .locator('img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  await expect.poll(async () => (await widths()).length).toBeGreaterThan(0);
  await expect.poll(async () => (await widths()).every((width) => width === 960)).toBe(true);
});

const languages: readonly [
  NonNullable<ChromiumOptions['locale']>,
  { save: unknown; openLibrary: unknown },
][] = [
  ['zh-TW', zhTW],
  ['en-US', en],
];

test.for(languages)('speaks the language of a browser in %s', async ([locale, table], { server }) => {
  const browser = await launchChromium({ extension: builtFor('chrome'), server, locale });
  try {
    const popup = await clickToolbarButton(
      browser,
      await openPage(browser, readFixture('zaobao', 'demo').url),
    );
    await waitForCard(popup, 'savable');
    expect(await popup.text('[data-testid="save"]')).toContain(String(table.save));
    expect(await popup.count(`[data-testid="open-library"][aria-label="${table.openLibrary}"]`)).toBe(1);
  } finally {
    await browser.close();
  }
});
