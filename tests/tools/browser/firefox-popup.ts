import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { browser as extensionApi } from 'wxt/browser';
import { FirefoxView } from './firefox-view';

/** What the functions that run in a page of the extension call it. */
declare const chrome: typeof extensionApi;

/** Milliseconds that opening takes at most, and between two tries. */
const PATIENCE = 20_000;
const NEXT_TRY = 1_000;
const GLANCE = 50;

/** The popup of Firefox's toolbar button. */
export class FirefoxPopup extends FirefoxView {
  /** Opens the popup over a page, as the extension may by itself; this grants no host. `helper`: a page of it. */
  static async open(helper: Page, page: Page): Promise<FirefoxPopup> {
    const popup = new FirefoxPopup(helper, { type: 'popup' });
    if (!(await popup.isClosed())) await popup.close();
    await page.bringToFront();
    const end = Date.now() + PATIENCE;
    for (;;) {
      // Refused while the tab is still coming to the front.
      const refusal = await helper.evaluate(() => chrome.action.openPopup().then(() => '', String));
      const next = Date.now() + NEXT_TRY;
      while (Date.now() < next) {
        if (await popup.#isReady()) return popup;
        await wait(GLANCE);
      }
      if (Date.now() > end) throw new Error(`Firefox opened no popup: ${refusal}`);
    }
  }

  #isReady(): Promise<boolean> {
    return this.helper.evaluate(() => {
      const [view] = chrome.extension.getViews({ type: 'popup' }) as unknown as (typeof window)[];
      return view?.document.querySelector('[data-testid="popup"]') != null;
    });
  }
}
