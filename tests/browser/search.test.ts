import type { Page } from 'playwright-core';
import type { browser as extensionApi } from 'wxt/browser';
import {
  type AnyBrowser,
  followTab,
  goBack,
  openExtensionPage,
  openPage,
  openPopup,
  pathOf,
  saveArticle,
} from '../tools/browser/any-browser';
import { inWorker, stopWorker } from '../tools/browser/chromium';
import type { UnlistedPage } from '../tools/browser/unlisted-page';
import { demoFixtures, readFixture } from '../tools/server/fixtures';
import { makePost } from '../unit/support/make-post';
import { everywhere } from './support/everywhere';
import { expect, test } from './support/test';

/** What the functions that run in the service worker call it. */
declare const chrome: typeof extensionApi;

/** Saves pages and gives back the tab of the last. */
async function saveAll(browser: AnyBrowser, urls: readonly string[]): Promise<Page> {
  let page = await openPage(browser, 'about:blank');
  for (const url of urls) page = await saveArticle(browser, url);
  return page;
}

const row = '[data-testid="article-row"]';
const field = '[data-testid="search"]';

/** Searches, and waits until there is one hit that shows these words marked. */
async function searchFor(popup: UnlistedPage, typed: string, marked: string): Promise<void> {
  await popup.fill(field, typed);
  await popup.waitUntil(
    `one hit with ${marked}`,
    (words) => {
      const marks = [...document.querySelectorAll('.row-snippet mark')].map((mark) => mark.textContent);
      return document.querySelectorAll('.row').length === 1 && marks.includes(words);
    },
    [marked],
  );
}

everywhere(
  'what was just saved is found by any words of it, in either script, and opens with them marked',
  async ({ browser }) => {
    const traditional = readFixture('wenxuecity', 'traditional').url;
    const page = await saveAll(browser, [readFixture('zaobao', 'demo').url, traditional]);
    const popup = await openPopup(browser, page);
    await searchFor(popup, '轮椅使用者 is:unread', '輪椅使用者');
    await searchFor(popup, '不能取代专业', '不能取代专业');
    await popup.click(`${row} a`);
    await popup.waitFor('[data-testid="hit-bar"]');
    const shown = await popup.evaluate(() => {
      const marks = CSS.highlights.get('search-hit-current');
      const [range] = [...(marks ?? [])] as Range[];
      const box = range?.getBoundingClientRect();
      return {
        words: String(range),
        isInSight: box !== undefined && box.top > 0 && box.bottom < innerHeight,
        html: document.querySelector('.article-body')?.innerHTML ?? '',
      };
    });
    expect(shown).toMatchObject({ words: '不能取代专业', isInSight: true });
    expect(shown.html).not.toContain('<mark');
    await popup.click('[data-testid="hits-clear"]');
    expect(await popup.evaluate(() => CSS.highlights.size)).toBe(0);

    // Closed and opened again, the popup is where it was.
    await popup.click('[data-testid="back"]');
    await popup.close();
    const again = await openPopup(browser, page);
    await again.waitFor('.row-snippet mark');
    expect(
      await again.evaluate((input) => document.querySelector<HTMLInputElement>(input)?.value, field),
    ).toBe('不能取代专业');
    // Nobody's typing breaks it.
    for (const typed of ['(.*)+[', '，。！？', '\ud800', '不'.repeat(10_000), 'site: before:2021-99 "'])
      await again.fill(field, typed);
    await searchFor(again, '不能取代专业', '不能取代专业');
  },
);

everywhere(
  'all that a search finds is tagged, which is undone; the address keeps the search',
  async ({ browser }) => {
    await saveAll(
      browser,
      demoFixtures().map(({ url }) => url),
    );
    const library = await openExtensionPage(browser, 'options.html');
    const tagged = () => library.locator('.row-tags', { hasText: '手艺' }).count();
    await library.locator(row).nth(2).waitFor();
    await library.locator(field).fill('记 -广播');
    await expect.poll(() => library.locator('.row:has(mark)').count()).toBe(2);
    await library.getByTestId('select-all').click();
    await library.getByTestId('tag-selected').click();
    await library.getByTestId('tag-input').fill('手艺');
    await library.getByTestId('tag-input').press('Enter');
    await expect.poll(tagged).toBe(2);
    await library.getByTestId('undo').click();
    await expect.poll(tagged).toBe(0);

    const again = await openExtensionPage(browser, await pathOf(library));
    await expect.poll(() => again.locator('.row:has(mark)').count()).toBe(2);
    await again.close();
    const tab = await followTab(browser, library);
    const showsRows = (wanted: string, count: number) =>
      tab.waitUntil(
        `${count} ${wanted}`,
        (rows: string, rowCount: number) => document.querySelectorAll(rows).length === rowCount,
        [wanted, count],
      );
    await tab.click('.row a');
    await tab.click('[data-testid="hit-next"]');
    expect(await tab.text('[data-testid="hit-bar"]')).toContain('第 2 处');
    await goBack(tab);
    await showsRows('.row:has(mark)', 2);
    await goBack(tab);
    await showsRows(row, 3);

    await tab.fill(field, '记 没有这样的词');
    await tab.waitFor('[data-testid="leave-out"]');
    await tab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-testid="leave-out"]')].at(-1)?.click(),
    );
    await showsRows('.row:has(mark)', 3);
  },
);

/** What Chromium gives to extensions for their own tests: calls the listeners as the address bar does. */
interface Dispatched {
  dispatch(...args: unknown[]): void;
}

test('the address bar suggests hits with their words marked, and opens them', async ({ browser }) => {
  await saveAll(browser, [readFixture('zaobao', 'demo').url]);
  const ask = (typed: string) =>
    inWorker(
      browser,
      (words) =>
        new Promise<{ content: string; description: string }[]>((resolve) => {
          const changed = chrome.omnibox.onInputChanged as unknown as Dispatched;
          changed.dispatch(words, resolve);
        }),
      typed,
    );
  const enter = async (content: string) => {
    const opened = browser.context.waitForEvent('page');
    await inWorker(
      browser,
      (entered) =>
        (chrome.omnibox.onInputEntered as unknown as Dispatched).dispatch(entered, 'newForegroundTab'),
      content,
    );
    return opened;
  };
  const [first] = await ask('专业调查');
  expect(first?.description).toContain('不能取代<match>专业调查</match>');
  // The browser itself takes it: it refuses XML that is not well-formed.
  expect(
    await inWorker(
      browser,
      (description) => chrome.omnibox.setDefaultSuggestion({ description }).then(() => 'taken', String),
      first?.description ?? '',
    ),
  ).toBe('taken');
  const reader = await enter(first?.content ?? '');
  await reader.getByTestId('hit-bar').waitFor();
  const library = await enter('专业调查');
  await library.locator('.row:has(mark)').waitFor();
  expect(await library.locator(field).inputValue()).toBe('专业调查');
});

test('articles whose index was cut short are found, indexed at the next start, and checked', async ({
  browser,
}) => {
  const importing = await openExtensionPage(browser, 'options.html#import');
  await importing.getByTestId('import-file').setInputFiles(
    Array.from({ length: 40 }, (_, n) => ({
      name: `2024-01-02-${n}.md`,
      mimeType: 'text/markdown',
      buffer: Buffer.from(
        makePost({ from: `https://www.zaobao.com/realtime/china/story20240102-14600${10 + n}` }),
      ),
    })),
  );
  await importing.getByTestId('import-report').waitFor();
  // The page goes before it has come to the index.
  await importing.close();
  await stopWorker(browser);
  const page = await openPage(browser, 'about:blank');
  const popup = await openPopup(browser, page);
  await popup.fill(field, '恢复通航');
  await popup.waitForText('找到 40 篇');
  const countSegments = () =>
    popup.evaluate(
      () =>
        new Promise<number>((resolve) => {
          indexedDB.open('library').onsuccess = ({ target }) => {
            const db = (target as IDBOpenDBRequest).result;
            db.transaction('searchSegments').objectStore('searchSegments').count().onsuccess = (event) => {
              db.close();
              resolve((event.target as IDBRequest<number>).result);
            };
          };
        }),
    );
  await expect.poll(countSegments).toBe(1);
  expect(await popup.text('.pane-count')).toBe('找到 40 篇');

  const settings = await openExtensionPage(browser, 'options.html#settings');
  await settings.getByTestId('index-check').click();
  await settings.getByText('索引完好，40 篇都能搜到').waitFor();
  await settings.getByTestId('index-rebuild').click();
  await settings.getByText('索引已重建').waitFor();
});
