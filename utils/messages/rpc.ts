import { type Browser, browser } from 'wxt/browser';
import { describeFailure, Failure } from '../article/failure';
import type { BackgroundApi, OffscreenApi } from './protocol';

interface Call {
  method: string;
  args: unknown[];
}
type Sender = Browser.runtime.MessageSender;
type Api<T> = { [K in keyof T]: (...args: never[]) => Promise<unknown> };

/** Asks the background. Rejects with the `Failure` that the background threw. */
export function toBackground<K extends keyof BackgroundApi>(
  method: K,
  ...args: Parameters<BackgroundApi[K]>
) {
  return send(method, args) as ReturnType<BackgroundApi[K]>;
}

/** Asks the page that nobody sees, which must be open. */
export function toOffscreen<K extends keyof OffscreenApi>(method: K, ...args: Parameters<OffscreenApi[K]>) {
  return send(method, args) as ReturnType<OffscreenApi[K]>;
}

function send(method: string, args: unknown[]): Promise<unknown> {
  return browser.runtime.sendMessage({ method, args } satisfies Call).catch((error: unknown) => {
    const { code, detail } = describeFailure(error);
    throw new Failure(code, detail);
  });
}

/** Answers calls to `api` from the extension's own pages; leaves every other message to other listeners. */
export function serve<T extends Api<T>>(api: T): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (!isCallTo(api, message) || !isExtensionPage(sender)) return undefined;
    return api[message.method](...(message.args as never[])).catch((error: unknown) => {
      const { code, detail } = describeFailure(error);
      if (code === 'unexpected') console.error(error);
      throw new Failure(code, detail);
    });
  });
}

/** A content script shares its process with the web page, so it may answer but never command. */
function isExtensionPage(sender: Sender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
}

function isCallTo<T>(api: T & object, message: unknown): message is Call & { method: keyof T } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'method' in message &&
    'args' in message &&
    Object.hasOwn(api, message.method as PropertyKey)
  );
}
