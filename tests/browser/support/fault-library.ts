import type { Page } from 'playwright-core';
import { type AnyBrowser, openExtensionPage } from '../../tools/browser/any-browser';
import { bundlePage } from '../../tools/bundle-page.mjs';

/** What the module bundled for the page offers there. */
declare const trust: typeof import('../../trust/page/faults');

let script: Promise<string> | undefined;

/** A page of the extension from which the library is looked at, behind the extension's back. */
export async function openWatcher(browser: AnyBrowser): Promise<Page> {
  script ??= bundlePage('tests/trust/page/faults.ts', 'trust');
  const page = await openExtensionPage(browser, 'reader.html');
  await page.evaluate(await script);
  return page;
}

/** Everything that is saved of some articles, byte for byte. */
export function dumpArticles(watcher: Page, ids: readonly string[]): Promise<string> {
  return watcher.evaluate((wanted) => trust.dumpArticles(wanted), ids);
}

export function savedIds(watcher: Page): Promise<string[]> {
  return watcher.evaluate(() => trust.savedIds());
}

/** What is wrong with the library: articles of which a part is missing. */
export function findTorn(watcher: Page): Promise<string[]> {
  return watcher.evaluate(() => trust.findTorn());
}

export function pendingIds(watcher: Page): Promise<string[]> {
  return watcher.evaluate(() => trust.pendingIds());
}
