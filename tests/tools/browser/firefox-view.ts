import type { Page } from 'playwright-core';
import type { browser as extensionApi } from 'wxt/browser';
import { UnlistedPage } from './unlisted-page';

/** What the functions that run in a page of the extension call it. */
declare const chrome: typeof extensionApi;

/** What `extension.getViews` finds a page by. */
type Which = { type: 'popup' } | { type: 'tab'; tabId: number };

/**
 * A page of the extension in Firefox, reached from another one of it, which runs in the same process. Clicks are an
 * element's own, and typing is its value: no driver reaches it with real ones (`FirefoxPage` does, through Marionette,
 * which Playwright leaves no room for).
 */
export class FirefoxView extends UnlistedPage {
  protected readonly helper: Page;
  readonly #which: Which;

  protected constructor(helper: Page, which: Which) {
    super();
    this.helper = helper;
    this.#which = which;
  }

  /** A tab of the extension, followed from document to document, which Playwright does not do there. */
  static async ofTab(helper: Page, page: Page): Promise<FirefoxView> {
    const tabId = await page.evaluate(async () => (await chrome.tabs.getCurrent())?.id ?? 0);
    return new FirefoxView(helper, { type: 'tab', tabId });
  }

  isClosed(): Promise<boolean> {
    return this.helper.evaluate(
      (which) => chrome.extension.getViews(which as never).length === 0,
      this.#which,
    );
  }

  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    // The function's text finds in the page what it would find as its own globals there.
    return this.helper.evaluate(`(() => {
      const [view] = chrome.extension.getViews(${JSON.stringify(this.#which)});
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
}
