import { setTimeout as wait } from 'node:timers/promises';
import type { Marionette } from './marionette';

/** What a script in the popup may use: it runs with the popup's own window as `content`. */
const PATIENCE = 30_000;

/** The popup of the extension's button in Firefox's toolbar, clicked and looked at as a reader does. */
export class FirefoxPopup {
  readonly #marionette: Marionette;

  private constructor(marionette: Marionette) {
    this.#marionette = marionette;
  }

  /** Puts the button into the toolbar where it is not there yet, clicks it and waits for the popup. */
  static async open(marionette: Marionette, extensionId: string): Promise<FirefoxPopup> {
    await new FirefoxPopup(marionette).close();
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
    const popup = new FirefoxPopup(marionette);
    await popup.waitFor('[data-testid="popup"]');
    return popup;
  }

  /** Runs an expression in the popup, with its window as \`content\`. */
  async evaluate<Result>(expression: string): Promise<Result> {
    return this.#marionette.run<Result>(
      `const [expression] = args;
       const browser = document.querySelector('.webextension-popup-browser');
       if (!browser) throw new Error('the popup is closed');
       const name = 'jianbao:' + Math.random();
       return new Promise((resolve, reject) => {
         const manager = browser.messageManager;
         const listen = ({ data }) => {
           manager.removeMessageListener(name, listen);
           'error' in data ? reject(new Error(data.error)) : resolve(data.value);
         };
         manager.addMessageListener(name, listen);
         const script = 'try { sendAsyncMessage(' + JSON.stringify(name) + ', { value: (' + expression + ') ?? null }) }' +
           ' catch (error) { sendAsyncMessage(' + JSON.stringify(name) + ', { error: String(error) }) }';
         manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
       });`,
      expression,
    );
  }

  /** Closes the popup where it is still open. */
  async close(): Promise<void> {
    await this.#marionette.run(
      `document.querySelector('.webextension-popup-browser')?.closest('panel')?.hidePopup();
       await new Promise((resolve) => setTimeout(resolve, 300));`,
    );
  }

  text(selector = 'body'): Promise<string> {
    return this.evaluate(`content.document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
  }

  async waitFor(selector: string): Promise<void> {
    const end = Date.now() + PATIENCE;
    const isThere = `(content.document.querySelector(${JSON.stringify(selector)})?.getClientRects().length ?? 0) > 0`;
    for (;;) {
      if (await this.evaluate<boolean>(isThere).catch(() => false)) return;
      if (Date.now() > end) {
        throw new Error(
          `Waited for ${selector} in vain: ${await this.text().catch((error) => String(error))}`,
        );
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
        element.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = element.getBoundingClientRect();
        const utils = content.windowUtils;
        for (const type of ['mousemove', 'mousedown', 'mouseup'])
          utils.sendMouseEvent(type, x + width / 2, y + height / 2, 0, type === 'mousemove' ? 0 : 1, 0);
      })()`,
    );
  }
}

/** Answers Firefox's question for a permission. Resolves to its words. */
export async function answerPermission(marionette: Marionette, answer: 'allow' | 'deny'): Promise<string> {
  return marionette.run<string>(
    `const [answer] = args;
     const end = Date.now() + 20000;
     for (;;) {
       const shown = document.getElementById('addon-webext-permissions-notification');
       if (shown && document.getElementById('notification-popup').state === 'open') {
         const words = shown.textContent || shown.getAttribute('label') || '';
         await new Promise((resolve) => setTimeout(resolve, 700)); // a prompt takes no click at once, against click-jacking
         (answer === 'allow' ? shown.button : shown.secondaryButton).click();
         return words;
       }
       if (Date.now() > end) throw new Error('Firefox asked for no permission');
       await new Promise((resolve) => setTimeout(resolve, 100));
     }`,
    answer,
  );
}

/** Host patterns that the extension may use now. */
export function grantedHosts(marionette: Marionette, extensionId: string): Promise<string[]> {
  return marionette.run(
    `return WebExtensionPolicy.getByID(args[0]).allowedOrigins.patterns.map(({ pattern }) => pattern).filter((pattern) => !pattern.startsWith('moz-extension:'));`,
    extensionId,
  );
}
