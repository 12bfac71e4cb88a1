import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type AnyBrowser, openAgain, openExtensionPage } from '../tools/browser/any-browser';
import { savePage, store, visited } from '../tools/pages/world';
import type { DemoServer } from '../tools/server/demo-server';
import { browserNames, launch } from './support/everywhere';
import { generatedPost, importPosts, storedTexts } from './support/long-article';
import { expect, startServer } from './support/test';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.className ?? '');

/** The paragraph nearest to the upper edge of what is read, by its number. */
const paragraphAtTop = (page: Page) =>
  page.evaluate(() => {
    const paragraphs = [...document.querySelectorAll('.article-body p')];
    const distances = paragraphs.map((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      return Math.abs((range.getClientRects()[0]?.top ?? 0) - 64);
    });
    return distances.indexOf(Math.min(...distances));
  });

describe.each(browserNames)('pages of the reader in %s', (name) => {
  let server: DemoServer;
  let browser: AnyBrowser;
  let article = '';
  beforeAll(async () => {
    server = await startServer();
    browser = await launch(name, server);
    article = await savePage(browser, visited.saved.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server.stop();
  });

  async function openReader(id = article): Promise<Page> {
    const page = await openExtensionPage(browser, `reader.html?id=${encodeURIComponent(id)}`);
    await page.getByTestId('article').waitFor();
    return page;
  }

  test('a picture is enlarged, the keys go through them all, and the focus comes back', async () => {
    const page = await openReader();
    const pictures = page.locator('.picture-button:has(img[src])');
    await pictures.first().waitFor();
    const count = await pictures.count();
    expect(count).toBeGreaterThan(1);
    await pictures.first().focus();
    await page.keyboard.press('Enter');
    const viewer = page.getByTestId('picture-viewer');
    const shown = viewer.locator('img');
    expect(await shown.getAttribute('src')).toBe(await pictures.first().locator('img').getAttribute('src'));
    await page.keyboard.press('ArrowRight');
    const second = await pictures.nth(1).locator('img').getAttribute('src');
    await expect.poll(() => shown.getAttribute('src')).toBe(second);
    // The last one is the end.
    for (let press = 0; press < count; press++) await page.keyboard.press('ArrowRight');
    expect(await page.getByTestId('viewer-next').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => viewer.count()).toBe(0);
    await expect.poll(() => focused(page)).toBe('picture-button');
    await page.close();
  });

  test('the panel sets the text anew at once, and a reload keeps it', async () => {
    let page = await openReader();
    const look = () =>
      page.locator('.article-body').evaluate((text) => {
        const { fontSize, lineHeight, fontFamily } = getComputedStyle(text);
        return { fontSize, lineHeight, fontFamily, theme: document.documentElement.dataset.theme };
      });
    const before = await look();
    await page.getByTestId('reading-settings').click();
    const size = page.getByTestId('size');
    await size.focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
    await page.getByTestId('font-kai').check({ force: true });
    await page.getByTestId('theme-grey').check({ force: true });
    await expect.poll(async () => (await look()).theme).toBe('grey');
    await expect.poll(async () => (await look()).fontFamily).not.toBe(before.fontFamily);
    const after = await look();
    expect(Number.parseFloat(after.fontSize)).toBeGreaterThan(Number.parseFloat(before.fontSize));
    await page.keyboard.press('Escape');
    expect(await page.locator('.reading-panel-sheet').count()).toBe(0);
    page = await openAgain(browser, page);
    await page.locator('.article-body').waitFor();
    expect(await look()).toEqual(after);

    await page.getByTestId('reading-settings').click();
    await page.getByTestId('reset-typography').click();
    await expect.poll(look).toEqual(before);
    await page.close();
  });

  test('vertical lines read on where horizontal ones were left, and back', async () => {
    const library = await importPosts(browser, [generatedPost(60)]);
    const texts = await storedTexts(library);
    const id = texts.find(({ text }) => text.includes('第59段'))?.id ?? '';
    await library.close();
    let page = await openReader(id);
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 2_500);
    await page.waitForTimeout(1_200); // as long as the place takes to be kept
    const place = await paragraphAtTop(page);
    expect(place).toBeGreaterThan(4);

    await page.getByTestId('reading-settings').click();
    await page.getByTestId('direction-vertical').check({ force: true });
    const mode = () => page.locator('.article-body').evaluate((body) => getComputedStyle(body).writingMode);
    await expect.poll(mode).toBe('vertical-rl');
    const isInSight = () =>
      page
        .locator('.article-body p')
        .nth(place)
        .evaluate((paragraph) => {
          const range = document.createRange();
          range.selectNodeContents(paragraph);
          return [...range.getClientRects()].some(({ top, bottom }) => bottom > 0 && top < innerHeight);
        });
    await expect.poll(isInSight).toBe(true);
    await page.keyboard.press('Escape');
    page = await openAgain(browser, page);
    await page.getByTestId('article').waitFor();
    expect(await mode()).toBe('vertical-rl');
    await expect.poll(isInSight).toBe(true);

    await store(browser, { typography: null });
    await expect.poll(mode).toBe('horizontal-tb');
    await expect.poll(isInSight).toBe(true);
    await page.close();
  });

  test('the side panel opens an article, keeps it for the next time, and goes back to the list', async () => {
    const panel = await openExtensionPage(browser, 'sidepanel.html', { width: 360, height: 700 });
    const row = panel.locator(`[data-testid=article-row][data-id="${article}"] a`);
    await row.click();
    await panel.getByTestId('article').waitFor();
    const again = await openExtensionPage(browser, 'sidepanel.html');
    await again.getByTestId('article').waitFor();
    expect(await again.getByTestId('article').getAttribute('data-id')).toBe(article);
    expect(await again.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await again.getByTestId('back').click();
    await again.getByTestId('article-row').first().waitFor();
    await panel.close();
    await again.close();
  });

  test('the first-run page shows the three steps, and leads to import, settings and the sites', async () => {
    const page = await openExtensionPage(browser, 'welcome.html');
    await page.getByTestId('welcome').waitFor();
    expect(await page.locator('.step h2').count()).toBe(3);
    const links = await page
      .locator('.welcome a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.slice(0, 2)).toEqual(['/options.html#import', '/options.html#settings']);
    expect(links.filter((href) => href?.startsWith('https://'))).toHaveLength(3);
    await page.locator('a[href="/options.html#import"]').click();
    await page.getByTestId('import-file').waitFor({ state: 'attached' });
    await page.close();
  });
});
