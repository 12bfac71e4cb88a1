import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { browser as extensionApi } from 'wxt/browser';
import { UnlistedPage } from './unlisted-page';

/** What the functions that run in a page of the extension call it. */
declare const chrome: typeof extensionApi;

/** Milliseconds that opening takes at most, and between two tries. */
const PATIENCE = 20_000;
const NEXT_TRY = 1_000;
const GLANCE = 50;

/**
 * The popup of Firefox's toolbar button, reached from another page of the extension, which runs in the same process.
 * Clicks are an element's own, and typing is its value: no driver reaches it with real ones (`FirefoxPage` does,
 * through Marionette, which Playwright leaves no room for).
 */
export class FirefoxPopup extends UnlistedPage {
  readonly #helper: Page;

  private constructor(helper: Page) {
    super();
    this.#helper = helper;
  }

  /** Opens the popup over a page, as the extension may by itself; this grants no host. `helper`: see above. */
  static async open(helper: Page, page: Page): Promise<FirefoxPopup> {
    const popup = new FirefoxPopup(helper);
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

  isClosed(): Promise<boolean> {
    return this.#helper.evaluate(() => chrome.extension.getViews({ type: 'popup' }).length === 0);
  }

  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    // The function's text finds in the popup what it would find as its own globals there.
    return this.#helper.evaluate(`(() => {
      const [view] = chrome.extension.getViews({ type: 'popup' });
      if (!view) throw new Error('the page is closed');
      with (view) return (${run})(...${JSON.stringify(args)});
    })()`);
  }

  async click(selector: string): Promise<void> {
    await this.waitFor(selector);
    await this.evaluate((wanted) => {
      const element = document.querySelector<HTMLElement>(wanted);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      element?.click();
    }, selector);
  }

  async fill(selector: string, words: string): Promise<void> {
    await this.waitFor(selector);
    await this.evaluate(
      (wanted, typed) => {
        const field = document.querySelector<HTMLInputElement>(wanted);
        if (!field) return;
        field.focus();
        field.value = typed;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: typed }));
      },
      selector,
      words,
    );
  }

  #isReady(): Promise<boolean> {
    return this.#helper.evaluate(() => {
      const [view] = chrome.extension.getViews({ type: 'popup' }) as unknown as (typeof window)[];
      return view?.document.querySelector('[data-testid="popup"]') != null;
    });
  }
}
