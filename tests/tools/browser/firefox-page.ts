import { setTimeout as wait } from 'node:timers/promises';
import { uuid } from './firefox-profile';
import type { Marionette } from './marionette';

/** Milliseconds that waiting takes at most. */
const PATIENCE = 30_000;

/** What finds a page's browser in the window, as a script. */
const popup = `document.querySelector('.webextension-popup-browser')`;
const tab = 'gBrowser.selectedBrowser';

/**
 * A page of the extension that Playwright can't reach in Firefox, looked at and clicked as a reader does: the popup of
 * the button in the toolbar, or the tab in front.
 */
export class FirefoxPage {
  readonly #marionette: Marionette;
  readonly #browser: string;

  private constructor(marionette: Marionette, browser: string) {
    this.#marionette = marionette;
    this.#browser = browser;
  }

  /** Puts the button into the toolbar where it is not there yet, clicks it and waits for the popup. */
  static async openPopup(marionette: Marionette, extensionId: string): Promise<FirefoxPage> {
    const page = new FirefoxPage(marionette, popup);
    await page.closePopup();
    await marionette.run(
      `const [id] = args;
       const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_') + '-browser-action';
       const place = CustomizableUI.getPlacementOfWidget(widget);
       if (place?.area !== CustomizableUI.AREA_NAVBAR) CustomizableUI.addWidgetToArea(widget, CustomizableUI.AREA_NAVBAR);
       await new Promise((resolve) => setTimeout(resolve, 300));
       const node = document.getElementById(widget);
       (node.querySelector('.unified-extensions-item-action-button') ?? node).click();`,
      extensionId,
    );
    await page.waitFor('[data-testid="popup"]');
    return page;
  }

  /** Opens a page such as `options.html` in a new tab in front, and waits for an element that fits. */
  static async openTab(marionette: Marionette, path: string, selector: string): Promise<FirefoxPage> {
    await marionette.run(
      'gBrowser.selectedTab = gBrowser.addTrustedTab(args[0]);',
      `moz-extension://${uuid}/${path}`,
    );
    const page = new FirefoxPage(marionette, tab);
    await page.waitFor(selector);
    return page;
  }

  /** Runs an expression in the page, with its window as `content`. */
  async evaluate<Result>(expression: string): Promise<Result> {
    return this.#marionette.run<Result>(
      `const [expression] = args;
       const browser = ${this.#browser};
       if (!browser) throw new Error('the page is closed');
       const name = 'jianbao:' + Math.random();
       return new Promise((resolve, reject) => {
         const manager = browser.messageManager;
         const settle = (act) => {
           clearTimeout(timer);
           manager.removeMessageListener(name, listen);
           act();
         };
         const listen = ({ data }) => settle(() => 'error' in data ? reject(new Error(data.error)) : resolve(data.value));
         // A page that is still moving to the extension's process loses what is asked of it.
         const timer = setTimeout(() => settle(() => reject(new Error('the page does not answer'))), 5000);
         manager.addMessageListener(name, listen);
         const script = 'try { sendAsyncMessage(' + JSON.stringify(name) + ', { value: (' + expression + ') ?? null }) }' +
           ' catch (error) { sendAsyncMessage(' + JSON.stringify(name) + ', { error: String(error) }) }';
         manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
       });`,
      expression,
    );
  }

  /** Closes the popup where it is open. */
  async closePopup(): Promise<void> {
    await this.#marionette.run(
      `${popup}?.closest('panel')?.hidePopup();
       await new Promise((resolve) => setTimeout(resolve, 300));`,
    );
  }

  text(selector = 'body'): Promise<string> {
    return this.evaluate(`content.document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
  }

  /** Waits for an element that fits and takes room. */
  async waitFor(selector: string): Promise<void> {
    const end = Date.now() + PATIENCE;
    const isThere = `(content.document.querySelector(${JSON.stringify(selector)})?.getClientRects().length ?? 0) > 0`;
    while (!(await this.evaluate<boolean>(isThere).catch(() => false))) {
      if (Date.now() > end) {
        const shown = await this.text().catch((error) => String(error));
        throw new Error(`Waited for ${selector} in vain: ${shown}`);
      }
      await wait(100);
    }
  }

  /** Clicks as a mouse does, so that the page may ask for a permission. */
  async click(selector: string): Promise<void> {
    await this.waitFor(selector);
    await this.evaluate(
      `(() => {
        const element = content.document.querySelector(${JSON.stringify(selector)});
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = element.getBoundingClientRect();
        for (const type of ['mousemove', 'mousedown', 'mouseup']) {
          const clickCount = type === 'mousemove' ? 0 : 1;
          content.synthesizeMouseEvent(type, x + width / 2, y + height / 2, { button: 0, clickCount });
        }
      })()`,
    );
  }
}
