import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds that waiting takes at most, and between two looks. */
const PATIENCE = 20_000;
const GLANCE = 50;

/** A page that Playwright does not list, such as the popup of a toolbar button, in whichever browser. */
export abstract class UnlistedPage {
  /** Whether the page is gone: popups close when the reader looks elsewhere. */
  abstract isClosed(): boolean | Promise<boolean>;

  /** Runs a function in the page, which sees nothing but its arguments, and gives its result back as JSON would. */
  abstract evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;

  /** Clicks the first element that fits. Waits for it. */
  abstract click(selector: string): Promise<void>;

  /** Puts words into a field, in place of what is there. Waits for it. */
  abstract fill(selector: string, words: string): Promise<void>;

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
    let cause: unknown;
    // Between two documents there is nobody to answer.
    const ask = () =>
      this.evaluate(isTrue, ...args).catch((error: unknown) => {
        cause = error;
        return false;
      });
    while (!(await ask())) {
      if (Date.now() > end)
        throw new Error(`Waited for ${what} in vain. The page shows:\n${await this.text()}`, { cause });
      await wait(GLANCE);
    }
  }

  /** Closes the page as the reader does who clicks beside it, and waits until it is gone. */
  async close(): Promise<void> {
    await this.evaluate(() => window.close()).catch(() => {}); // it closes before it can answer
    const end = Date.now() + PATIENCE;
    while (!(await this.isClosed())) {
      if (Date.now() > end) throw new Error('The page does not close');
      await wait(GLANCE);
    }
  }
}
