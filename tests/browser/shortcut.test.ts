import { openPopup, saveArticle } from '../tools/browser/any-browser';
import { clickToolbarButton, openPage, pressCommand } from '../tools/browser/chromium';
import { titlesOf, waitForCard } from '../tools/browser/reading';
import { readFixture } from '../tools/server/fixtures';
import { badgeOf, chooseMenu } from './support/background';
import { everywhere } from './support/everywhere';
import { expect, test } from './support/test';

const { url } = readFixture('zaobao', 'demo');

test('Alt+Shift+S saves, and the badge says so', async ({ browser }) => {
  const page = await openPage(browser, url);
  expect(await badgeOf(browser, page)).toBe('');
  await pressCommand(browser, page, async () => (await badgeOf(browser, page)) === '✓');
  const popup = await clickToolbarButton(browser, page);
  await waitForCard(popup, 'saved');
  expect(await titlesOf(popup)).toHaveLength(1);
});

test('the menu of the page saves, and the badge says so', async ({ browser }) => {
  const page = await openPage(browser, url);
  await chooseMenu(browser, page);
  await expect.poll(() => badgeOf(browser, page), { timeout: 15_000 }).toBe('✓');
  await waitForCard(await clickToolbarButton(browser, page), 'saved');
});

everywhere('the badge knows a saved page again, and forgets one that was removed', async ({ browser }) => {
  const page = await saveArticle(browser, url);
  await expect.poll(() => badgeOf(browser, page), { timeout: 15_000 }).toBe('✓');
  await page.goto(readFixture('rfa', 'demo').url);
  await expect.poll(() => badgeOf(browser, page)).toBe('');
  await page.goto(`${url}?ref=home`);
  await expect.poll(() => badgeOf(browser, page)).toBe('✓');
  const popup = await openPopup(browser, page);
  await popup.click('[data-testid="remove"]');
  await waitForCard(popup, 'savable');
  await expect.poll(() => badgeOf(browser, page)).toBe('');
  await popup.click('[data-testid="undo"]');
  await waitForCard(popup, 'saved');
  await expect.poll(() => badgeOf(browser, page)).toBe('✓');
});

test('a page that can not be saved is told by the badge', async ({ browser, server }) => {
  server.setPage(url, '<!doctype html><title>404</title><h1>404</h1><p>页面不存在</p>');
  const page = await openPage(browser, url);
  await chooseMenu(browser, page);
  await expect.poll(() => badgeOf(browser, page)).toBe('!');
  await waitForCard(await clickToolbarButton(browser, page), 'failed');
});
