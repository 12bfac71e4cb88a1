import { setTimeout as wait } from 'node:timers/promises';
import { en } from '../../assets/locales/en';
import { zhTW } from '../../assets/locales/zh-TW';
import { openedBy, openPage, openPopup, saveArticle } from '../tools/browser/any-browser';
import { openFromList, readArticle, saveByPopup, titlesOf, waitForCard } from '../tools/browser/reading';
import { demoFixtures, readFixture } from '../tools/server/fixtures';
import { browserNames, everywhere, launch, nameIn } from './support/everywhere';
import { expect, test } from './support/test';

everywhere('searching narrows the list', async ({ browser }) => {
  let page = await openPage(browser, 'about:blank');
  for (const { url } of demoFixtures()) page = await saveArticle(browser, url);
  const popup = await openPopup(browser, page);
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

everywhere(
  'the popup opens again where it closed, and hands the article to a tab',
  async ({ browser, server }) => {
    const page = await openPage(browser, readFixture('rfa', 'demo').url);
    const popup = await openPopup(browser, page);
    await saveByPopup(popup);
    const [title = ''] = await titlesOf(popup);
    await openFromList(popup, title);
    await wait(500); // reads
    await popup.close();

    await server.stop();
    const again = await openPopup(browser, page);
    expect((await readArticle(again)).title).toBe(title);
    const reader = await openedBy(browser, () => again.click('[data-testid="open-tab"]'));
    await reader.getByTestId('article').waitFor();
    expect(await reader.getByTestId('article').locator('h1').textContent()).toBe(title);
    const widths = () =>
      reader
        .getByTestId('article')
        .locator('img')
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    await expect.poll(async () => (await widths()).length).toBeGreaterThan(0);
    await expect.poll(async () => (await widths()).every((width) => width === 960)).toBe(true);
  },
);

const tables = { 'zh-TW': zhTW, 'en-US': en };
/** Firefox has other languages than its own in packages, and only that of the other tests is asked for. */
const languages = { Chromium: ['zh-TW', 'en-US'], Firefox: ['en-US'] } as const;

for (const name of browserNames)
  for (const locale of languages[name])
    test(nameIn(name, `speaks the language of a browser in ${locale}`), async ({ server }) => {
      const table = tables[locale];
      const browser = await launch(name, server, { locale });
      try {
        const page = await openPage(browser, readFixture('zaobao', 'demo').url);
        const popup = await openPopup(browser, page);
        await waitForCard(popup, 'savable');
        expect(await popup.text('[data-testid="save"]')).toContain(String(table.save));
        expect(await popup.count(`[data-testid="open-library"][aria-label="${table.openLibrary}"]`)).toBe(1);
      } finally {
        await browser.close();
      }
    });
