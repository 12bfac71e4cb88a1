import type { Page } from 'playwright-core';
import { followTab, goBack, goTo, openExtensionPage } from '../tools/browser/any-browser';
import { everywhere } from './support/everywhere';
import { generatedPost, importPosts, longPost, openInReader, storedTexts } from './support/long-article';
import { expect } from './support/test';

/** The words at the upper edge of what is read, below the toolbar, without the spaces. */
function wordsAtTop(page: Page): Promise<string> {
  return page.evaluate(() => {
    const body = document.querySelector('.article-body');
    for (const paragraph of body?.querySelectorAll('p') ?? []) {
      const box = paragraph.getBoundingClientRect();
      if (box.bottom <= 66 || !paragraph.textContent?.trim()) continue;
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < (node.nodeValue ?? '').length; at++) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { bottom } = range.getBoundingClientRect();
          if (bottom > 66) return (node.nodeValue ?? '').slice(at).replace(/\s/g, '').slice(0, 60);
        }
      }
    }
    return '';
  });
}

const progressOf = (page: Page) =>
  page.getByTestId('reading-progress').evaluate((bar) => Number(bar.getAttribute('aria-valuenow')));

/** Scrolls as a wheel does, and waits until the place is kept. */
async function readOn(page: Page, pixels: number): Promise<void> {
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, pixels);
  await page.waitForTimeout(1_500);
}

/** Whether two lines begin within a line of each other: a narrower page breaks them elsewhere. */
function isSamePlace(left: string, right: string): boolean {
  return left.includes(right.slice(0, 8)) || right.includes(left.slice(0, 8));
}

everywhere('one goes on reading where one left, in another window, type and script', async ({ browser }) => {
  const reader = await openInReader(browser, longPost());
  await readOn(reader, 3_000);
  const words = await wordsAtTop(reader);
  expect(words.length).toBeGreaterThan(20);
  expect(await progressOf(reader)).toBeGreaterThan(3);
  const { search } = new URL(reader.url());

  const other = await openExtensionPage(browser, `reader.html${search}`, { width: 520, height: 700 });
  await other.getByTestId('article').waitFor();
  await expect.poll(async () => isSamePlace(await wordsAtTop(other), words)).toBe(true);

  // Set anew under one's eyes.
  await other.evaluate(() => document.documentElement.style.setProperty('font-size', '22px'));
  await expect.poll(async () => isSamePlace(await wordsAtTop(other), words)).toBe(true);

  // Before a click of its own, Playwright scrolls Firefox to where the bar would be if it did not stick.
  const press = (id: string) => other.getByTestId(id).dispatchEvent('click');
  await press('script');
  await press('script-zh-Hant');
  await expect.poll(() => other.locator('.article-body').getAttribute('lang')).toBe('zh-Hant');
  await press('script');
  await press('script-original');
  await expect.poll(() => other.locator('.article-body').getAttribute('lang')).toBe('zh-Hans');
  await expect.poll(async () => isSamePlace(await wordsAtTop(other), words)).toBe(true);

  const popup = await openExtensionPage(browser, 'popup.html');
  await popup.getByTestId('continue-reading').click();
  await popup.getByTestId('article').waitFor();
});

everywhere(
  'the reader goes through the list it was opened from, and marks as read what was finished',
  async ({ browser }) => {
    const library = await importPosts(
      browser,
      [1, 2, 3].map((story) => generatedPost(30, `20240102-${story}`)),
    );
    expect(await storedTexts(library)).toHaveLength(3);
    await goTo(library, '#library?sort=published');
    await library.getByTestId('article-row').first().waitFor();
    const titles = await library.locator('.row-title').allInnerTexts();
    const tab = await followTab(browser, library);
    const showsTitle = (title = '') =>
      tab.waitUntil(title, (wanted) => document.querySelector('h1')?.textContent === wanted, [title.trim()]);
    await tab.click('.row-main');
    await tab.waitFor('[data-testid="article"]');
    await showsTitle(titles[0]);
    await tab.click('[data-testid="next-article"]');
    await showsTitle(titles[1]);
    await tab.click('[data-testid="next-article"]');
    await showsTitle(titles[2]);
    expect(await tab.count('[data-testid="next-article"]')).toBe(0);
    await goBack(tab);
    await showsTitle(titles[1]);

    await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const isFinished = () =>
      document.querySelector('[data-testid="reading-progress"]')?.getAttribute('aria-valuenow') === '100';
    await tab.waitUntil('the end', isFinished, []);
    await goBack(tab);
    await showsTitle(titles[0]);
    await goBack(tab);
    // The way to the next one is at the end of each.
    const areRead = () => document.querySelectorAll('[data-testid=article-row][data-read]').length === 3;
    await tab.waitUntil('three articles that are read', areRead, []);
  },
);
