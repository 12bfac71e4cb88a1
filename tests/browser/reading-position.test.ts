import type { Page } from 'playwright-core';
import { goBack, goTo, openExtensionPage } from '../tools/browser/any-browser';
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

  await other.getByTestId('script').click();
  await other.getByTestId('script-zh-Hant').click();
  await expect
    .poll(() => other.locator('.article-body').getAttribute('lang'), { timeout: 20_000 })
    .toBe('zh-Hant');
  await other.getByTestId('script').click();
  await other.getByTestId('script-original').click();
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
    await library.locator('.row-main').first().click();
    await library.getByTestId('article').waitFor();
    expect(await library.locator('h1').textContent()).toBe(titles[0]?.trim());
    await library.getByTestId('next-article').click();
    await expect.poll(() => library.locator('h1').textContent()).toBe(titles[1]?.trim());
    await library.getByTestId('next-article').click();
    await expect.poll(() => library.locator('h1').textContent()).toBe(titles[2]?.trim());
    expect(await library.getByTestId('next-article').count()).toBe(0);
    await goBack(library);
    await expect.poll(() => library.locator('h1').textContent()).toBe(titles[1]?.trim());

    await library.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(() => progressOf(library)).toBe(100);
    await goBack(library);
    await goBack(library);
    // The way to the next one is at the end of each.
    await expect.poll(() => library.locator('[data-testid=article-row][data-read]').count()).toBe(3);
  },
);
