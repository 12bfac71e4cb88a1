import { readdirSync } from 'node:fs';
import { openExtensionPage, saveArticle } from '../tools/browser/any-browser';
import type { AttachedPage } from '../tools/browser/attached-page';
import { openPage, pressCommand, pressPopupCommand } from '../tools/browser/chromium';
import { readFixture } from '../tools/server/fixtures';
import { badgeOf } from './support/background';
import { everywhere } from './support/everywhere';
import { expect, test } from './support/test';

const codes: Record<string, number> = {
  '/': 191,
  '?': 191,
  '#': 51,
  ArrowDown: 40,
  Enter: 13,
  Escape: 27,
};
const press = (popup: AttachedPage, key: string) =>
  popup.press(key, codes[key] ?? key.toUpperCase().charCodeAt(0));

const focusIs = (popup: AttachedPage, selector: string) =>
  popup.waitUntil(`the focus on ${selector}`, (wanted) => document.activeElement?.matches(wanted) ?? false, [
    selector,
  ]);

// Not one click: save, open the popup, find, read, star, export, remove, undo.
test('the whole main job is done by keyboard alone', async ({ browser }) => {
  for (const site of ['zaobao', 'rfa'] as const) {
    const page = await openPage(browser, readFixture(site, 'demo').url);
    await pressCommand(browser, page, async () => (await badgeOf(browser, page)) === '✓');
  }
  const page = browser.context.pages().at(-1);
  if (!page) throw new Error('No page');
  const popup = await pressPopupCommand(browser, page);
  await popup.waitFor('[data-testid="article-row"]');

  await press(popup, '/');
  await focusIs(popup, 'input[type=search]');
  const title = await popup.text('[data-testid="article-row"]:last-child .row-title');
  const words = title.trim().slice(0, 4);
  await popup.send('Input.insertText', { text: words });
  await popup.waitUntil(
    'one row',
    () => document.querySelectorAll('[data-testid="article-row"]').length === 1,
    [],
  );
  await press(popup, 'ArrowDown');
  await focusIs(popup, '.row-main');
  await press(popup, 's');
  await popup.waitFor('[data-testid="star"][aria-pressed="true"]');

  await press(popup, 'o');
  await popup.waitFor('[data-testid="article"]');
  expect(await popup.text('[data-testid="article"] h1')).toContain(words);
  await press(popup, 'e');
  await focusIs(popup, '[role=menuitem]');
  for (
    let turn = 0;
    turn < 20 && (await popup.count('[data-testid="export-format-jekyll"]:focus')) === 0;
    turn++
  )
    await press(popup, 'ArrowDown');
  await press(popup, 'Enter');
  await expect.poll(() => readdirSync(browser.downloads).length, { timeout: 15_000 }).toBe(1);

  await press(popup, 'Escape');
  await focusIs(popup, '.row-main');
  await press(popup, '#');
  await popup.waitUntil(
    'no row',
    () => document.querySelectorAll('[data-testid="article-row"]').length === 0,
    [],
  );
  await press(popup, 'z');
  await popup.waitFor('[data-testid="article-row"]');
});

everywhere(
  'the sheet shows the keys of the page and gives the focus back; keys can be turned off',
  async ({ browser }) => {
    await saveArticle(browser, readFixture('zaobao', 'demo').url);
    const library = await openExtensionPage(browser, 'options.html');
    await library.getByTestId('article-row').waitFor();
    await library.keyboard.press('j');
    await expect.poll(() => library.evaluate(() => document.activeElement?.className)).toBe('row-main');
    await library.keyboard.press('?');
    const sheet = library.getByTestId('key-sheet');
    await sheet.waitFor();
    for (const key of ['j', 'k', 'o', 's', 'u', 'x', 'e', '#', '/', '?'])
      expect(await sheet.locator('kbd', { hasText: key }).count(), key).toBeGreaterThan(0);
    await library.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    expect(await library.evaluate(() => document.activeElement?.className)).toBe('row-main');

    await library.keyboard.press('x');
    await library.getByText('已选 1 篇').waitFor();
    await library.keyboard.press('u');
    await library.locator('[data-testid=article-row][data-read]').waitFor();

    const settings = await openExtensionPage(browser, 'options.html#settings');
    await settings.getByTestId('single-keys').uncheck();
    await library.bringToFront();
    await library.keyboard.press('s');
    await library.waitForTimeout(500);
    expect(await library.getByTestId('star').getAttribute('aria-pressed')).toBe('false');
  },
);
