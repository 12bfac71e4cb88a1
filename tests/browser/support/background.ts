import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';
import { type AnyBrowser, inExtension } from '../../tools/browser/any-browser';
import { type Chromium, inWorker } from '../../tools/browser/chromium';

/** What the functions that run in the extension call it. */
declare const chrome: typeof extensionApi;

/** The badge on the toolbar button while a page's tab is in front. */
export function badgeOf(browser: AnyBrowser, page: Page): Promise<string> {
  return inExtension(
    browser,
    async (url) => {
      const tabs = await chrome.tabs.query({});
      const tab = tabs.find((candidate) => candidate.url === url);
      return tab?.id === undefined ? 'no such tab' : chrome.action.getBadgeText({ tabId: tab.id });
    },
    page.url(),
  );
}

/** Chooses the extension's entry in the menu of a page: drawn by the system, it can't be clicked from here. */
export async function chooseMenu(browser: Chromium, page: Page): Promise<void> {
  // Made when the extension is installed, which may be going on; changing it fails where there is none.
  const change = async () => {
    await chrome.contextMenus.update('save-page', {});
    return true;
  };
  await expect.poll(() => inWorker(browser, change, undefined).catch(() => false)).toBe(true);
  await inWorker(
    browser,
    async (url) => {
      const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
      const { onClicked } = chrome.contextMenus as unknown as {
        onClicked: { dispatch(...args: unknown[]): void };
      };
      onClicked.dispatch({ menuItemId: 'save-page', pageUrl: url, editable: false }, tab);
    },
    page.url(),
  );
}

/** Asks the background as the extension's own pages do, where no page of its own has a button for it. */
export function ask(page: Page, method: string, ...args: unknown[]): Promise<unknown> {
  return page.evaluate((call) => chrome.runtime.sendMessage(call), { method, args });
}

/** Minutes between two looks of the background whether a backup is due; undefined where it does not look. */
export function backupPeriod(browser: Chromium): Promise<number | undefined> {
  return inWorker(browser, async () => (await chrome.alarms.get('backup'))?.periodInMinutes, undefined);
}

/** What the alarm does that comes once an hour. */
export async function ringBackupAlarm(browser: Chromium): Promise<void> {
  const ring = () => {
    const { onAlarm } = chrome.alarms as unknown as { onAlarm: { dispatch(...args: unknown[]): void } };
    onAlarm.dispatch({ name: 'backup', scheduledTime: Date.now() });
  };
  await inWorker(browser, ring, undefined);
}
