import type { CDPSession } from 'playwright-core';
import { UnlistedPage } from './unlisted-page';

interface Reply {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

interface Evaluated {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

/** A page of Chromium, reached through the browser's own debugging session. Clicks and keys are real ones. */
export class AttachedPage extends UnlistedPage {
  readonly #browser: CDPSession;
  readonly #session: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #calls = 0;
  #gone = false;

  private constructor(browser: CDPSession, session: string) {
    super();
    this.#browser = browser;
    this.#session = session;
    browser.on('Target.receivedMessageFromTarget', this.#receive);
    browser.on('Target.detachedFromTarget', this.#leave);
  }

  static async attach(browser: CDPSession, targetId: string): Promise<AttachedPage> {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    return new AttachedPage(browser, sessionId);
  }

  isClosed(): boolean {
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
