import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zhCN } from '../../assets/locales/zh-CN';
import { downloadTo } from '../tools/browser/downloads';
import {
  allowPrivateWindows,
  answerPermission,
  grantedHosts,
  pressSaveKeys,
} from '../tools/browser/firefox-grants';
import { FirefoxPage } from '../tools/browser/firefox-page';
import { launchMarionetteFirefox, type MarionetteFirefox } from '../tools/browser/marionette-firefox';
import type { DemoServer } from '../tools/server/demo-server';
import { demoFixtures, readFixture } from '../tools/server/fixtures';
import { isFull } from '../trust/record.mjs';
import { builtFor, startServer } from './support/test';
import { countTests } from './support/trials';
import { listZip, testZip } from './support/unzip';

const articles = demoFixtures();
const [first, second] = articles;

// The button is the real one, clicked through Firefox's own remote control: nothing is granted but by that click.
describe.skipIf(!isFull)('Firefox, with no host allowed beforehand', { timeout: 300_000 }, () => {
  countTests('Firefox', 'main job by the toolbar button, no host granted beforehand');
  let server: DemoServer;
  let firefox: MarionetteFirefox;

  beforeAll(async () => {
    server = await startServer();
    firefox = await launchMarionetteFirefox({ extension: builtFor('firefox'), server, hostsOnRequest: true });
  });

  afterAll(async () => {
    await firefox?.close();
    await server.stop();
  });

  test('the button saves the text; pictures that are refused are told and leave it whole', async () => {
    const { marionette, extensionId } = firefox;
    expect(await grantedHosts(marionette, extensionId)).toEqual([]);
    const popup = await saveByButton(firefox, first!.url);
    await popup.click('[data-testid="allow-pictures"]');
    await answerPermission(marionette, 'deny');
    expect(await grantedHosts(marionette, extensionId)).toEqual([]);
    const reopened = await FirefoxPage.openPopup(marionette, extensionId);
    await reopened.click('[data-testid="article-row"] a');
    await reopened.waitFor('[data-testid="missing-picture"]');
    expect((await reopened.text('[data-testid="article"]')).length).toBeGreaterThan(300);
    await reopened.closePopup();
  });

  test('pictures whose hosts are asked for and granted come by themselves, on each site', async () => {
    const { marionette, extensionId } = firefox;
    for (const { url } of articles) {
      const popup = await saveByButton(firefox, url);
      await popup.click('[data-testid="allow-pictures"]');
      await answerPermission(marionette, 'allow');
      const missing = () =>
        popup.evaluate(`content.document.querySelector('[data-testid="allow-pictures"]')`);
      await expect.poll(missing, { timeout: 20_000 }).toBeNull();
      await popup.closePopup();
    }
    expect((await grantedHosts(marionette, extensionId)).length).toBeGreaterThanOrEqual(articles.length);
  });

  test('all are read with their pictures when there is no server', async () => {
    await server.stop();
    const list = await openList(firefox);
    await list.waitFor('[data-testid="article-row"]');
    const ids = await list.evaluate<string[]>(
      `Array.from(content.document.querySelectorAll('[data-testid="article-row"]'), (row) => row.dataset.id)`,
    );
    expect(ids).toHaveLength(articles.length);
    for (const id of ids) {
      const popup = await openList(firefox);
      await popup.click(`[data-testid="article-row"][data-id="${id}"] a`);
      const widths = `Array.from(content.document.querySelectorAll('[data-testid="article"] img'), (image) => image.naturalWidth)`;
      await expect.poll(() => popup.evaluate<number[]>(widths), { timeout: 20_000 }).toContain(960);
      expect(await popup.evaluate<number[]>(widths)).not.toContain(0);
      await popup.closePopup();
    }
  });

  test('all are exported as posts', async () => {
    const options = await FirefoxPage.openTab(
      firefox.marionette,
      'options.html',
      '[data-testid="article-row"]',
    );
    await options.click('[data-testid="export-selected"]');
    const file = await downloadTo(firefox.downloads, () =>
      options.click('[data-testid="export-format-jekyll"]'),
    );
    testZip(file);
    expect(listZip(file).filter((name) => name.startsWith('_posts/'))).toHaveLength(articles.length);
  });
});

describe.skipIf(!isFull)('Firefox, in a private window', { timeout: 300_000 }, () => {
  countTests('Firefox', 'private windows');

  // Its pages have a storage of their own, which is deleted with it: what was kept there would be lost.
  test('keeps nothing there and says so; the shortcut saves into the one library', async () => {
    const server = await startServer();
    const firefox = await launchMarionetteFirefox({ extension: builtFor('firefox'), server });
    try {
      const { marionette, extensionId, open } = firefox;
      await allowPrivateWindows(marionette, extensionId);
      await (await saveByButton(firefox, first!.url)).closePopup();
      const goBack = await marionette.openPrivateWindow();
      await open(second!.url);
      const popup = await FirefoxPage.openPopup(marionette, extensionId);
      await expect.poll(() => popup.text()).toContain(zhCN['failure.library-private']);
      await popup.closePopup();
      await pressSaveKeys(marionette);
      await goBack();
      const library = await FirefoxPage.openTab(marionette, 'options.html', '[data-testid="article-row"]');
      const rows = () =>
        library.evaluate(`content.document.querySelectorAll('[data-testid="article-row"]').length`);
      await expect.poll(rows, { timeout: 20_000 }).toBe(2);
    } finally {
      await firefox.close();
      await server.stop();
    }
  });
});

describe.skipIf(!isFull)('Firefox, on a site without rules', { timeout: 300_000 }, () => {
  countTests('Firefox', 'a site without rules, no host granted beforehand');

  test('the click alone lets its page be read, and the article is marked as such', async () => {
    const server = await startServer();
    const extension = builtFor('firefox');
    const firefox = await launchMarionetteFirefox({ extension, server, hostsOnRequest: true });
    try {
      const popup = await saveByButton(firefox, readFixture('other', 'report').url);
      await popup.click('[data-testid="article-row"] a');
      await popup.waitFor('[data-testid="article"]');
      const text = await popup.text('[data-testid="article"]');
      expect(text.length).toBeGreaterThan(200);
      expect(text).toContain(zhCN.methodReadability);
      expect(await grantedHosts(firefox.marionette, firefox.extensionId)).toEqual([]);
    } finally {
      await firefox.close();
      await server.stop();
    }
  });
});

/** Opens an article, clicks the button and saves. Resolves to the popup, which says that it is saved. */
async function saveByButton(firefox: MarionetteFirefox, url: string): Promise<FirefoxPage> {
  await firefox.open(url);
  const popup = await openList(firefox);
  await popup.click('[data-testid="save"], [data-testid="save-again"]');
  await popup.waitFor('[data-testid="page-card"][data-state="saved"]');
  return popup;
}

/** Clicks the button, and leaves the article that the popup goes on with where one was open. */
async function openList({ marionette, extensionId }: MarionetteFirefox): Promise<FirefoxPage> {
  const popup = await FirefoxPage.openPopup(marionette, extensionId);
  const isInArticle = `content.document.querySelector('[data-view="article"]') !== null`;
  if (await popup.evaluate<boolean>(isInArticle)) await popup.click('[data-testid="back"]');
  await popup.waitFor('[data-view="list"]');
  return popup;
}
