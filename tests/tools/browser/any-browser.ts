import type { Page } from 'playwright-core';
import { type Chromium, clickToolbarButton, openExtensionPage as openInChromium, openPage } from './chromium';
import { type Firefox, openFirefoxPage } from './firefox';
import { saveByPopup } from './reading';

/** A browser of which a test need not know which one it is. */
export type AnyBrowser = Chromium | Firefox;

declare const chrome: typeof import('wxt/browser').browser;

/** Opens a page of the extension, such as `options.html`, in a tab. `size`: CSS pixels of its window. */
export async function openExtensionPage(
  browser: AnyBrowser,
  path: string,
  size?: { width: number; height: number },
): Promise<Page> {
  if (browser.name === 'Firefox') return openFirefoxPage(browser, path, 'main', size);
  if (!size) return openInChromium(browser, path);
  const page = await openPage(browser, 'about:blank');
  await page.setViewportSize(size);
  await page.goto(`chrome-extension://${browser.extensionId}/${path}`);
  return page;
}

/** Moves a page of the extension to another place in itself, as a link does: Firefox's `goto` never ends there. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => location.assign(wanted), hash);
}

export async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => history.back());
}

/** The same place in a page loaded anew: Firefox's `reload` never ends there. */
export async function openAgain(browser: AnyBrowser, page: Page): Promise<Page> {
  const { pathname, search, hash } = new URL(page.url());
  return openExtensionPage(browser, `${pathname.slice(1)}${search}${hash}`);
}

/**
 * Opens an article's page and saves it: by the toolbar button, or where Playwright can't reach that, by what its popup
 * asks of the background. Resolves to its tab.
 */
export async function saveArticle(browser: AnyBrowser, url: string): Promise<Page> {
  if (browser.name === 'Chromium') {
    const page = await openPage(browser, url);
    await saveByPopup(await clickToolbarButton(browser, page));
    return page;
  }
  const page = await browser.context.newPage();
  await page.goto(url);
  const own = await openExtensionPage(browser, 'options.html#settings');
  await own.evaluate(async (wanted) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === wanted);
    await chrome.runtime.sendMessage({ method: 'saveTab', args: [tab?.id] });
  }, url);
  await own.close();
  return page;
}
