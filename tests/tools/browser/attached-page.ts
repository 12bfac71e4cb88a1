import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';

/** Milliseconds that waiting takes at most, and between two looks. */
const PATIENCE = 20_000;
const GLANCE = 50;

interface Reply {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

interface Evaluated {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

/**
 * A page that Playwright does not list, such as the popup of a toolbar button: reached through the browser's own
 * debugging session. Clicks and keys are real ones.
 */
export class AttachedPage {
  readonly #browser: CDPSession;
  readonly #session: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #calls = 0;
  #gone = false;

  private constructor(browser: CDPSession, session: string) {
    this.#browser = browser;
    this.#session = session;
    browser.on('Target.receivedMessageFromTarget', this.#receive);
    browser.on('Target.detachedFromTarget', this.#leave);
  }

  static async attach(browser: CDPSession, targetId: string): Promise<AttachedPage> {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    return new AttachedPage(browser, sessionId);
  }

  /** Whether the page is gone: popups close when the reader looks elsewhere. */
  get isClosed(): boolean {
    return this.#gone;
  }

  /** One call of the debugging protocol to this page alone. */
  async send<Result = Record<string, unknown>>(method: string, params: object = {}): Promise<Result> {
    if (this.#gone) throw new Error(`${method}: the page is closed`);
    const id = ++this.#calls;
    const reply = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.#browser.send('Target.sendMessageToTarget', { sessionId: this.#session, message });
    const { result, error } = await reply;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as Result;
  }

  /** Runs a function in the page, which sees nothing but its arguments, and gives its result back as JSON would. */
  async evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    const { result, exceptionDetails } = await this.send<Evaluated>('Runtime.evaluate', {
      expression: `(${run})(...${JSON.stringify(args)})`,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value as Awaited<Result>;
  }

  /** The text a reader sees, or that of the first element that fits. */
  text(selector = 'body'): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen, and not what is there.
    return this.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.innerText ?? '', selector);
  }

  /** How many elements fit. */
  count(selector: string): Promise<number> {
    return this.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
  }

  /** Waits for an element that fits and can be seen; throws, with what the page shows instead, when it doesn't come. */
  waitFor(selector: string, patience = PATIENCE): Promise<void> {
    const isThere = (wanted: string) => (document.querySelector(wanted)?.getClientRects().length ?? 0) > 0;
    return this.waitUntil(selector, isThere, [selector], patience);
  }

  /** Waits for words anywhere in the page. */
  waitForText(words: string, patience = PATIENCE): Promise<void> {
    return this.waitUntil(
      `“${words}”`,
      // biome-ignore lint/performance/useDomNodeTextContent: what is seen, and not what is there.
      (wanted) => document.body.innerText.includes(wanted),
      [words],
      patience,
    );
  }

  /** Waits until a function run in the page says true. */
  async waitUntil<Args extends unknown[]>(
    what: string,
    isTrue: (...args: Args) => boolean | Promise<boolean>,
    args: Args,
    patience = PATIENCE,
  ): Promise<void> {
    const end = Date.now() + patience;
    while (!(await this.evaluate(isTrue, ...args))) {
      if (Date.now() > end)
        throw new Error(`Waited for ${what} in vain. The page shows:\n${await this.text()}`);
      await wait(GLANCE);
    }
  }

  /** Clicks the middle of the first element that fits, as a mouse does. Waits for it. */
  async click(selector: string): Promise<void> {
    await this.waitFor(selector);
    const { x, y } = await this.evaluate(async (wanted) => {
      const element = document.querySelector(wanted);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      await new Promise((resolve) => setTimeout(resolve, 50)); // what is still moving would be missed
      const box = element?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, selector);
    const mouse = { x, y, button: 'left', clickCount: 1 };
    await this.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseMoved', button: 'none' });
    await this.send('Input.dispatchMouseEvent', { ...mouse, type: 'mousePressed' });
    await this.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseReleased' }).catch(() => {
      // The press alone may close the popup.
    });
  }

  /** Puts words into a field, in place of what is there, as typing does. */
  async fill(selector: string, words: string): Promise<void> {
    await this.waitFor(selector);
    await this.evaluate((wanted) => {
      const field = document.querySelector<HTMLInputElement>(wanted);
      field?.focus();
      field?.select();
    }, selector);
    if (words) await this.send('Input.insertText', { text: words });
    else await this.press('Backspace', 8);
  }

  /** Presses a key by its DOM name and its Windows code. */
  async press(key: string, windowsVirtualKeyCode: number): Promise<void> {
    const event = { key, code: key, windowsVirtualKeyCode };
    // A button is pressed by the character that Enter makes, and not by the key.
    const down = key === 'Enter' ? { type: 'keyDown', text: '\r' } : { type: 'rawKeyDown' };
    await this.send('Input.dispatchKeyEvent', { ...event, ...down });
    await this.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
  }

  /** A PNG of what the page shows. */
  async screenshot(): Promise<Buffer> {
    const { data } = await this.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  readonly #receive = ({ sessionId, message }: { sessionId: string; message: string }) => {
    if (sessionId !== this.#session) return;
    const reply = JSON.parse(message) as Reply;
    this.#waiting.get(reply.id ?? 0)?.(reply);
    this.#waiting.delete(reply.id ?? 0);
  };

  readonly #leave = ({ sessionId }: { sessionId: string }) => {
    if (sessionId !== this.#session) return;
    this.#gone = true;
    for (const settle of this.#waiting.values()) settle({ error: { message: 'the page is closed' } });
    this.#browser.off('Target.receivedMessageFromTarget', this.#receive);
    this.#browser.off('Target.detachedFromTarget', this.#leave);
  };
}
