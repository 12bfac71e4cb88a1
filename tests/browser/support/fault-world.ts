import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ArticleSummary } from '../../../utils/article/types';
import type { SaveReport } from '../../../utils/messages/protocol';
import { locate } from '../../../utils/sites';
import { type AnyBrowser, openExtensionPage, openPage } from '../../tools/browser/any-browser';
import { type Chromium, launchChromium } from '../../tools/browser/chromium';
import type { DemoServer } from '../../tools/server/demo-server';
import type { Fixture } from '../../tools/server/fixtures';
import { makePost } from '../../unit/support/make-post';
import { ask } from './background';
import { dumpArticles, findTorn, openWatcher, pendingIds, savedIds } from './fault-library';
import { builtFor } from './test';

declare const trust: typeof import('../../trust/page/faults');
declare const chrome: typeof import('wxt/browser').browser;

/** A browser whose library holds one article, and what is known of it before something breaks. */
export class FaultWorld<Browser extends AnyBrowser = Chromium> {
  readonly browser: Browser;
  readonly #server: DemoServer;
  readonly #watcher: Page;
  #before = '';
  #known: string[] = [];

  private constructor(browser: Browser, server: DemoServer, watcher: Page) {
    this.browser = browser;
    this.#server = server;
    this.#watcher = watcher;
  }

  /** Saves an article, which has to be there unharmed at the end. */
  static async begin<Browser extends AnyBrowser>(
    browser: Browser,
    server: DemoServer,
    { url }: Fixture,
  ): Promise<FaultWorld<Browser>> {
    const world = new FaultWorld(browser, server, await openWatcher(browser));
    const page = await openPage(browser, url);
    expect(await world.save(url)).toMatchObject({ outcome: 'added' });
    await page.close();
    world.#known = await savedIds(world.#watcher);
    world.#before = await dumpArticles(world.#watcher, world.#known);
    return world;
  }

  /** The same in a profile that outlives its browser. */
  static async launch(profile: string, server: DemoServer, fixture: Fixture): Promise<FaultWorld> {
    return FaultWorld.begin(
      await launchChromium({ extension: builtFor('chrome'), server, profile }),
      server,
      fixture,
    );
  }

  /** Kills the browser as a power cut does, and opens its profile again. */
  async kill(this: FaultWorld, profile: string): Promise<FaultWorld> {
    const { processInfo } = await this.browser.cdp.send('SystemInfo.getProcessInfo');
    const main = processInfo.find(({ type }) => type === 'browser');
    process.kill(main!.id, 'SIGKILL');
    await this.browser.context.close().catch(() => {});
    await wait(500);
    const browser = await launchChromium({ extension: builtFor('chrome'), server: this.#server, profile });
    const again = new FaultWorld(browser, this.#server, await openWatcher(browser));
    again.#before = this.#before;
    again.#known = this.#known;
    return again;
  }

  /** Saves the page of a tab as the popup does. Resolves to the report, or to the words of the failure. */
  async save(url: string): Promise<SaveReport | string> {
    const tabId = await this.#tabOf(url);
    return ask(this.#watcher, 'saveTab', tabId).then(
      (report) => report as SaveReport,
      (error: Error) => error.message,
    );
  }

  /** Holds back every picture after the first few, until the gate opens. */
  stallPictures(after: number): { open: () => void } {
    let open: () => void = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    let served = 0;
    this.#server.pictures = () => {
      served += 1;
      return served > after ? { until } : {};
    };
    return { open };
  }

  /** Makes it as it began: what the last trial left is removed for good. */
  async reset(): Promise<void> {
    this.#server.pictures = () => ({});
    const others = this.browser.context.pages().filter((page) => page !== this.#watcher);
    await Promise.all(others.map((page) => page.close()));
    const extra = (await this.ids()).filter((id) => !this.#known.includes(id));
    if (extra.length === 0) return;
    await ask(this.#watcher, 'removeArticles', extra);
    await ask(this.#watcher, 'emptyBin');
  }

  async untilPending(): Promise<void> {
    await expect.poll(() => pendingIds(this.#watcher), { timeout: 20_000 }).not.toEqual([]);
    await wait(300); // some pictures later
  }

  /**
   * What is wrong after the fault, once the background has had its next start: what was there before must be there byte
   * for byte, the new article whole, or absent and then told.
   */
  async judge(
    url: string | undefined,
    { must, marks = false }: { must?: 'whole'; marks?: boolean } = {},
  ): Promise<string | undefined> {
    const tabId = url === undefined ? -1 : await this.#tabOf(url);
    // Asked in any case, because it wakes the background.
    const told = await ask(this.#watcher, 'lastFailure', Math.max(tabId, 0));
    await expect.poll(() => pendingIds(this.#watcher), { timeout: 60_000 }).toEqual([]);
    const torn = await findTorn(this.#watcher);
    if (torn.length > 0) return torn.join(', ');
    if (!marks && (await dumpArticles(this.#watcher, this.#known)) !== this.#before)
      return 'what was saved before has changed';
    if (url === undefined) return undefined;
    const isThere = await this.savedAnything(url);
    if (must === 'whole' && !isThere) return 'nothing was saved';
    const isTabThere = tabId !== -1;
    return isThere || told || !isTabThere ? undefined : 'nothing was saved and nothing was said';
  }

  async savedAnything(url: string): Promise<boolean> {
    const place = locate(url);
    const id = place && 'identity' in place ? place.identity : '';
    return (await this.ids()).includes(id);
  }

  ids(): Promise<string[]> {
    return savedIds(this.#watcher);
  }

  async summaryOf(id: string): Promise<ArticleSummary | undefined> {
    const { articles = [] } = await this.dump(['articles']);
    return articles.map((text) => JSON.parse(text) as ArticleSummary).find((summary) => summary.id === id);
  }

  dump(stores?: string[]): Promise<Record<string, string[]>> {
    return this.#watcher.evaluate((names) => trust.dumpLibrary(names), stores);
  }

  version(): Promise<number> {
    return this.#watcher.evaluate(() => trust.libraryVersion());
  }

  putOldLibrary(version: number, more = 0): Promise<void> {
    const folder = new URL('../../fixtures/library/', import.meta.url);
    const records = readdirSync(folder).map((name) => [
      Number(name.match(/\d+/)?.[0]),
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
    ]) as Parameters<typeof trust.putOldLibrary>[1];
    return this.#watcher.evaluate(([at, old, count]) => trust.putOldLibrary(at, old, count), [
      version,
      records,
      more,
    ] as const);
  }

  hold(): Promise<void> {
    return this.#watcher.evaluate(() => trust.hold());
  }

  letGo(): Promise<void> {
    return this.#watcher.evaluate(() => trust.letGo());
  }

  makeUnfit(): Promise<void> {
    return this.#watcher.evaluate(() => trust.makeUnfit());
  }

  makeNewer(): Promise<void> {
    return this.#watcher.evaluate(() => trust.makeNewer());
  }

  /** Imports posts through the library page until so many are in the library. */
  async importUntil(posts: number, count: number): Promise<void> {
    const options = await openExtensionPage(this.browser, 'options.html#import');
    const files = Array.from({ length: posts }, (_, n) => ({
      name: `2024-01-02-${n}.md`,
      mimeType: 'text/markdown',
      buffer: Buffer.from(
        makePost({ from: `https://www.zaobao.com/realtime/china/story20240102-${8_000_000 + n}` }),
      ),
    }));
    await options.getByTestId('import-file').setInputFiles(files);
    await expect
      .poll(async () => (await this.ids()).length, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(count);
  }

  /** Begins an export of everything, and does not wait for it. */
  async startExport(format: string): Promise<void> {
    const options = await openExtensionPage(
      this.browser,
      format === 'backup' ? 'options.html#settings' : 'options.html',
    );
    if (format === 'backup') await options.getByTestId('backup').click();
    else {
      await options.getByTestId('export-selected').click();
      await options.getByTestId(`export-format-${format}`).click();
    }
    await wait(30);
  }

  #tabOf(url: string): Promise<number> {
    return this.#watcher.evaluate(
      async (wanted) => (await chrome.tabs.query({})).find((tab) => tab.url === wanted)?.id ?? -1,
      url,
    );
  }
}
