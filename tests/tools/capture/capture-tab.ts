import type { Page } from 'playwright-core';
import type { browser as extensionApi } from 'wxt/browser';
import type { CaptureResult } from '../../../utils/extract/types';
import { type AnyBrowser, inExtension, openPopup } from '../browser/any-browser';

/** What the functions that run in the extension call it. */
declare const chrome: typeof extensionApi;

/** A page that takes longer is given up. Milliseconds. */
const TIME_LIMIT = 20_000;

/** As the background does it: the content script is injected, and answers with the injection's result. */
export async function captureTab(browser: AnyBrowser, page: Page): Promise<CaptureResult> {
  const origin = `${new URL(page.url()).origin}/*`;
  const isAllowed = await inExtension(
    browser,
    (pattern) => chrome.permissions.contains({ origins: [pattern] }),
    origin,
  );
  // On other hosts the click grants what the manifest doesn't.
  if (!isAllowed) await openPopup(browser, page);
  await page.bringToFront();
  const inject = async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const target = { tabId: tab?.id ?? -1 };
    const [injection] = await chrome.scripting.executeScript({ target, files: ['/content-scripts/page.js'] });
    return injection?.result as CaptureResult | undefined;
  };
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no capture within ${TIME_LIMIT} ms`)), TIME_LIMIT).unref();
  });
  const result = await Promise.race([inExtension(browser, inject, undefined), late]);
  if (!result) throw new Error('the content script gave no answer');
  return result;
}
