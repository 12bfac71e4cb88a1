import type { browser as extensionApi } from 'wxt/browser';
import type { Highlight } from '../../../utils/article/highlight';
import type { BackgroundApi } from '../../../utils/messages/protocol';
import { type AnyBrowser, inExtension, openExtensionPage, openPage } from '../browser/any-browser';
import { type Chromium, launchChromium } from '../browser/chromium';
import { DemoServer } from '../server/demo-server';
import { type Fixture, publish, readFixture } from '../server/fixtures';

/** What the functions that run in the extension call it. */
declare const chrome: typeof extensionApi;

/** Pages that a reader may have open: saved ones, one still to be saved, and two that can't be. */
export const visited = {
  saved: readFixture('zaobao', 'demo'),
  savable: readFixture('zaobao', 'drupal7'),
  refused: readFixture('zaobao', 'neg-section'),
  failing: readFixture('wenxuecity', 'neg-wall'),
  /** Saved, and changed on its site since. */
  changing: readFixture('zaobao', 'astro'),
};

/** Saved first and removed again, for the bin. */
const removed = readFixture('rfa', 'arc-data');

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
  /** One with an earlier text. */
  changed: string;
}

/** Before anything is saved. */
export const emptyLibrary: Library = { article: '', withoutPictures: '', changed: '' };

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
  publish(server, [removed, ...articles, ...Object.values(visited)]);
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
  await ask(browser, 'removeArticles', [await savePage(browser, removed.url)]);
  const ids = new Map<string, string>();
  for (const { name, url } of articles) {
    const missing = name === withoutPictures;
    server.pictures = () => (missing ? { status: 404 } : {});
    ids.set(name, await savePage(browser, url));
  }
  server.pictures = () => ({});
  const idOf = (name: string) => ids.get(name) ?? '';
  await change(browser, server);
  await ask(browser, 'markArticles', [idOf('demo'), idOf('astro')], { addTags: ['交通'], starred: true });
  await ask(browser, 'putHighlight', idOf('demo'), highlight);
  return { article: idOf('demo'), withoutPictures: idOf(withoutPictures), changed: idOf('astro') };
}

/** Saves the page that changes once more after a change, and changes it again. */
async function change(browser: Chromium, server: DemoServer): Promise<void> {
  const { url, html } = visited.changing;
  server.setPage(url, html.replace('十二处', '十五处'));
  await savePage(browser, url);
  server.setPage(url, html.replace('十二处', '二十处').replace('试行期三个月', '试行期半年'));
}

/** Its words are found wherever they stand. */
const highlight: Highlight = {
  id: '5f0c3b52-6d0e-4a3c-9b61-0a6f3f3d7a10',
  colour: 'yellow',
  note: '找陈慧琳的年度名录来看。',
  quote: '市民记录不能取代专业调查，却能补上时间和人手的空缺',
  before: '',
  after: '',
  start: { paragraph: 0, offset: 0 },
  end: { paragraph: 0, offset: 1 },
  createdAt: 1_741_780_000_000,
  changedAt: 1_741_780_000_000,
};

/** Asks the background as a page of the extension does. */
async function ask(browser: Chromium, method: keyof BackgroundApi, ...args: unknown[]): Promise<unknown> {
  const page = await openExtensionPage(browser, 'reader.html');
  const answer = await page.evaluate((call) => chrome.runtime.sendMessage(call), { method, args });
  await page.close();
  return answer;
}

/** Opens a page, saves it and closes it. Resolves to the article's id. */
export async function savePage(browser: AnyBrowser, url: string): Promise<string> {
  const page = await openPage(browser, url);
  const asking = await openExtensionPage(browser, 'reader.html');
  const id = await asking.evaluate(async (address) => {
    const [tab] = (await chrome.tabs.query({})).filter((candidate) => candidate.url === address);
    const report = await chrome.runtime.sendMessage({ method: 'saveTab', args: [tab?.id] });
    return (report as { id: string }).id;
  }, page.url());
  await Promise.all([asking.close(), page.close()]);
  return id;
}

/** Sets settings as the extension stores them; open pages follow. */
export async function store(browser: AnyBrowser, values: Record<string, unknown>): Promise<void> {
  await inExtension(browser, (wanted) => chrome.storage.local.set(wanted), values);
}
