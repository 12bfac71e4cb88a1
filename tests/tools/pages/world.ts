import type { browser as extensionApi } from 'wxt/browser';
import { type Chromium, inWorker, launchChromium, openExtensionPage, openPage } from '../browser/chromium';
import { DemoServer } from '../server/demo-server';
import { type Fixture, publish, readFixture } from '../server/fixtures';

/** What the functions that run in the extension call it. */
declare const chrome: typeof extensionApi;

/** Pages that a reader may have open: saved ones, one still to be saved, and two that are no articles. */
export const visited = {
  saved: readFixture('zaobao', 'demo'),
  savable: readFixture('zaobao', 'drupal7'),
  refused: readFixture('zaobao', 'neg-section'),
  failing: readFixture('wenxuecity', 'neg-wall'),
};

/** Saved before the states that need a library, the newest last. */
const articles: readonly Fixture[] = [
  ['rfa', 'plone5'],
  ['wenxuecity', 'blog'],
  ['rfa', 'arc-cantonese'],
  ['zaobao', 'astro'],
  ['wenxuecity', 'traditional'],
  ['zaobao', 'drupal8-paywall'],
  ['rfa', 'demo'],
  ['wenxuecity', 'demo'],
  ['zaobao', 'demo'],
].map(([site = '', name = '']) => readFixture(site, name));

/** This one's pictures can't be had. */
const withoutPictures = 'plone5';

/** Ids of saved articles. */
export interface Library {
  /** One with pictures and captions. */
  article: string;
  withoutPictures: string;
}

export interface World {
  browser: Chromium;
  server: DemoServer;
  /** Saves a few articles of every site, one of them without its pictures. Resolves to their ids. */
  fill(): Promise<Library>;
  close(): Promise<void>;
}

/** A browser with the extension in front of the demo sites, its library empty. */
export async function openWorld(extension: string): Promise<World> {
  const server = await DemoServer.start();
  publish(server, [...articles, ...Object.values(visited)]);
  const browser = await launchChromium({ extension, server });
  return {
    browser,
    server,
    fill: () => fill(browser, server),
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function fill(browser: Chromium, server: DemoServer): Promise<Library> {
  const ids = new Map<string, string>();
  const asking = await openExtensionPage(browser, 'options.html');
  for (const { name, url } of articles) {
    const missing = name === withoutPictures;
    server.pictures = () => (missing ? { status: 404 } : {});
    const page = await openPage(browser, url);
    const id = await asking.evaluate(async (address) => {
      const [tab] = (await chrome.tabs.query({})).filter((candidate) => candidate.url === address);
      const report = await chrome.runtime.sendMessage({ method: 'saveTab', args: [tab?.id] });
      return (report as { id: string }).id;
    }, page.url());
    ids.set(name, id);
    await page.close();
  }
  server.pictures = () => ({});
  await asking.close();
  return { article: ids.get('demo') ?? '', withoutPictures: ids.get(withoutPictures) ?? '' };
}

/** Sets settings as the extension stores them; open pages follow. */
export async function store(browser: Chromium, values: Record<string, unknown>): Promise<void> {
  await inWorker(browser, (wanted) => chrome.storage.local.set(wanted), values);
}
