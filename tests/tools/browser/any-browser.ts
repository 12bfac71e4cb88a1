import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { browser as extensionApi } from 'wxt/browser';
import {
  attachTo,
  type Chromium,
  clickToolbarButton,
  inWorker,
  openExtensionPage as openInChromium,
  openPage as openPageInChromium,
} from './chromium';
import { type Firefox, helperOf, openFirefoxPage } from './firefox';
import { FirefoxPopup } from './firefox-popup';
import { uuid } from './firefox-profile';
import { FirefoxView } from './firefox-view';
import { saveByPopup } from './reading';
import type { UnlistedPage } from './unlisted-page';

/** What the functions that run in a page of the extension call it. */
declare const chrome: typeof extensionApi;

/** A browser of which a test need not know which one it is. */
export type AnyBrowser = Chromium | Firefox;

/** Address of a page of the extension, such as `options.html`. */
export function addressOf(browser: AnyBrowser, path: string): string {
  const origin =
    browser.name === 'Chromium' ? `chrome-extension://${browser.extensionId}` : `moz-extension://${uuid}`;
  return `${origin}/${path}`;
}

/** Opens an address in a tab and waits for its document. */
export function openPage(browser: AnyBrowser, url: string): Promise<Page> {
  if (browser.name === 'Chromium') return openPageInChromium(browser, url);
  return openWebPage(browser, url);
}

async function openWebPage({ context }: Firefox, url: string): Promise<Page> {
  const page = await context.newPage();
  if (url !== page.url()) await page.goto(url, { waitUntil: 'load' });
  return page;
}

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
  await page.goto(addressOf(browser, path));
  return page;
}

/** Moves a page of the extension to another place in itself, as a link does: Firefox's `goto` never ends there. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => location.assign(wanted), hash);
}

export async function goBack(page: Page | UnlistedPage): Promise<void> {
  await (page as UnlistedPage).evaluate(() => history.back());
}

/**
 * A tab of the extension that goes from one of its documents to another and back: Firefox's is lost to Playwright at
 * the first step.
 */
export async function followTab(browser: AnyBrowser, page: Page): Promise<UnlistedPage> {
  if (browser.name === 'Chromium') return attachTo(browser, page);
  return FirefoxView.ofTab(await helperOf(browser), page);
}

/** Where a page of the extension stands now, such as `options.html#settings`: Firefox's `url` may be a step behind. */
export function pathOf(page: Page): Promise<string> {
  return page.evaluate(() => location.pathname.slice(1) + location.search + location.hash);
}

/** The same place of the extension in a page loaded anew, in place of it: Firefox's `reload` never ends there. */
export async function openAgain(browser: AnyBrowser, page: Page): Promise<Page> {
  if (browser.name === 'Chromium') {
    await page.reload();
    return page;
  }
  const again = await openExtensionPage(browser, await pathOf(page));
  await page.close();
  return again;
}

/**
 * Runs a function where the extension's interfaces are: in Chromium in its background, in Firefox, whose background
 * can't be reached, in a page of its own.
 */
export async function inExtension<Argument, Result>(
  browser: AnyBrowser,
  run: (argument: Argument) => Result | Promise<Result>,
  argument: Argument,
): Promise<Result> {
  if (browser.name === 'Chromium') return inWorker(browser, run, argument);
  const helper = await helperOf(browser);
  return helper.evaluate(run as (argument: unknown) => Result | Promise<Result>, argument);
}

/** Opens the popup over a page: by a click on the toolbar button, or in Firefox as the extension may by itself. */
export async function openPopup(browser: AnyBrowser, page: Page): Promise<UnlistedPage> {
  if (browser.name === 'Chromium') return clickToolbarButton(browser, page);
  return FirefoxPopup.open(await helperOf(browser), page);
}

/** Opens an article's page and saves it by the popup. Resolves to its tab. */
export async function saveArticle(browser: AnyBrowser, url: string): Promise<Page> {
  const page = await openPage(browser, url);
  await saveByPopup(await openPopup(browser, page));
  return page;
}

/** Does what makes the extension open a page of its own in a new tab, and gives that page. */
export async function openedBy(browser: AnyBrowser, start: () => Promise<unknown>): Promise<Page> {
  if (browser.name === 'Chromium') {
    const opened = browser.context.waitForEvent('page');
    await start();
    return opened;
  }
  const own = addressOf(browser, '');
  const helper = await helperOf(browser);
  const list = () =>
    helper.evaluate(async (origin) => {
      const tabs = await chrome.tabs.query({});
      return tabs.filter(({ url }) => url?.startsWith(origin)).map(({ id, url = '' }) => ({ id, url }));
    }, own);
  const before = new Set((await list()).map(({ id }) => id));
  await start();
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const fresh = (await list()).find(({ id }) => !before.has(id));
    // Often lost to Playwright, as it moves to the extension's process; its address opened again is not.
    if (fresh) return openExtensionPage(browser, fresh.url.slice(own.length));
    await wait(50);
  }
  throw new Error('The extension opened no page');
}
