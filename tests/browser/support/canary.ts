import type { BrowserContext, Page } from 'playwright-core';
import type { DemoServer } from '../../tools/server/demo-server';
import { canaryHost } from '../../trust/vectors';

const RAN = 'CANARY: something ran';

/** Notices when anything of a hostile text runs, is requested or takes a page away, in every page of a browser. */
export class Canary {
  readonly #server: DemoServer;
  #seen: string[] = [];
  #requests: number;

  private constructor(server: DemoServer) {
    this.#server = server;
    this.#requests = server.requestsOf(canaryHost).length;
  }

  static async watch(context: BrowserContext, server: DemoServer): Promise<Canary> {
    const canary = new Canary(server);
    await context.addInitScript((words) => {
      globalThis.alert = () => console.error(words);
    }, RAN);
    for (const page of context.pages()) canary.#follow(page);
    context.on('page', (page) => canary.#follow(page));
    return canary;
  }

  /**
   * What was noticed since the last call, or undefined where nothing was. `own`: the page's address, which may name
   * anything; `pictures`: addresses that the page may show a picture of.
   */
  take(own?: string, pictures: ReadonlySet<string> = new Set()): string | undefined {
    const asked = this.#server.requestsOf(canaryHost);
    const requests = asked
      .slice(this.#requests)
      .filter(({ url }) => url !== own)
      .filter(({ url, headers }) => !(headers['sec-fetch-dest'] === 'image' && pictures.has(url)))
      .map(({ url }) => `a request for ${url}`);
    const found = [...this.#seen, ...requests];
    this.#requests = asked.length;
    this.#seen = [];
    return found[0] && found.join('; ');
  }

  #follow(page: Page): void {
    page.on('dialog', (dialog) => {
      this.#seen.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss().catch(() => {});
    });
    page.on('console', (message) => {
      // What the policy reports as refused says nothing: it does so too while a parser reads what nobody shows.
      if (message.text() === RAN) this.#seen.push(RAN);
    });
  }
}

/** Opens an address and says what was noticed there; a page that goes elsewhere is one more thing to notice. */
export async function visit(
  page: Page,
  address: string,
  canary: Canary,
  ready?: string,
  pictures?: ReadonlySet<string>,
): Promise<string | undefined> {
  await page.goto(address, { waitUntil: ready ? 'commit' : 'load' });
  return inspect(page, address, canary, ready, pictures);
}

/** Says what was noticed in a page that was opened at an address. `ready`: what it shows when it is there. */
export async function inspect(
  page: Page,
  address: string,
  canary: Canary,
  ready?: string,
  pictures?: ReadonlySet<string>,
): Promise<string | undefined> {
  if (ready) {
    const isShown = await page
      .locator(ready)
      .first()
      .waitFor({ timeout: 20_000 })
      .then(
        () => true,
        () => false,
      );
    if (!isShown) return `${ready} does not show: ${(await page.textContent('body'))?.slice(0, 200)}`;
  }
  // Handlers run in a turn of their own, after the pictures have failed.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
  const away =
    page.url().split('#')[0] === address.split('#')[0] ? undefined : `the page went to ${page.url()}`;
  return canary.take(new URL(address).href, pictures) ?? away;
}

/**
 * Shows many documents at once, each in a frame of a page at `viewer`, where the server has to have put
 * `framesOf(addresses)`. Says what was noticed of any, and which of them don't parse.
 */
export async function visitFrames(
  page: Page,
  viewer: string,
  addresses: readonly string[],
  canary: Canary,
  pictures?: ReadonlySet<string>,
): Promise<string | undefined> {
  await page.goto(viewer, { waitUntil: 'load' });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  const noticed = canary.take(undefined, pictures);
  if (noticed) return noticed;
  if (page.url() !== viewer) return `the page went to ${page.url()}`;
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  const shown = frames.filter((frame) => addresses.includes(frame.url()));
  if (shown.length < addresses.length) return `${addresses.length - shown.length} frames went elsewhere`;
  for (const frame of shown) {
    const text = await frame.evaluate(() => document.documentElement?.outerHTML.slice(0, 2_000) ?? '');
    if (/parsererror/.test(text)) return `${frame.url()} does not parse`;
  }
  return undefined;
}

export function framesOf(addresses: readonly string[]): string {
  return `<!doctype html>${addresses.map((address) => `<iframe src="${address}"></iframe>`).join('')}`;
}
