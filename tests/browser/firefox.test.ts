import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { browser as extensionApi } from 'wxt/browser';
import { downloadTo } from '../tools/browser/downloads';
import { launchFirefox, openFirefoxPage } from '../tools/browser/firefox';
import { demoFixtures } from '../tools/server/fixtures';
import { ask } from './support/background';
import { test as base, builtFor, expect, startServer } from './support/test';
import { countTests } from './support/trials';
import { listZip, testZip } from './support/unzip';

/** What the functions that run in the extension's pages call it. */
declare const chrome: typeof extensionApi;

countTests('Firefox', 'main job, the hosts granted at installation');

// The toolbar of Firefox can't be clicked from outside, so the popup's question to the background is asked directly; `firefox-permissions.test.ts` clicks it.
base('Firefox: saves, reads offline with pictures, exports', async () => {
  const server = await startServer();
  const firefox = await launchFirefox({ extension: builtFor('firefox'), server });
  try {
    const articles = demoFixtures();
    const options = await openFirefoxPage(firefox, 'options.html', '[data-testid="library"]');
    for (const { url } of articles) {
      const page = await firefox.context.newPage();
      await page.goto(url);
      expect(await ask(options, 'saveTab', await tabIdOf(options, url))).toMatchObject({
        outcome: 'added',
        missingPictures: 0,
      });
      await page.close();
    }
    await server.stop();
    const popup = await openFirefoxPage(firefox, 'popup.html', '[data-testid="article-row"]');
    expect(await popup.getByTestId('article-row').count()).toBe(articles.length);
    await popup.getByTestId('article-row').first().locator('a').click();
    await popup.getByTestId('article').waitFor();
    const pictures = () =>
      popup.evaluate(() =>
        Array.from(document.querySelectorAll<HTMLImageElement>('[data-testid="article"] img'), (image) => [
          image.src.split(':')[0],
          image.naturalWidth,
        ]),
      );
    await expect.poll(pictures).toContainEqual(['blob', 960]);
    expect((await pictures()).filter(([, width]) => width === 0)).toEqual([]);

    await options.bringToFront();
    await options.getByTestId('export-selected').click();
    const file = await downloadTo(firefox.downloads, () =>
      options.getByTestId('export-format-jekyll').click(),
    );
    testZip(file);
    expect(listZip(file).filter((name) => name.startsWith('_posts/'))).toHaveLength(articles.length);
    expect(readdirSync(firefox.downloads)).toHaveLength(1);
  } finally {
    await firefox.close();
    await server.stop();
  }
});

async function tabIdOf(page: Page, url: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url === wanted)?.id ?? -1;
  }, url);
}
