import type { Page } from 'playwright-core';
import { openPage, openPopup } from '../tools/browser/any-browser';
import { clickToolbarButton } from '../tools/browser/chromium';
import { saveByPopup } from '../tools/browser/reading';
import { demoFixtures, readFixture } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { expect, fetchedPictures, test } from './support/test';

/** What a page could notice of a visitor. */
function look(page: Page) {
  return page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    globals: Object.getOwnPropertyNames(window).sort(),
    sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
    stored: localStorage.length + sessionStorage.length,
    cookies: document.cookie,
  }));
}

for (const { site, url } of demoFixtures())
  everywhere(`a save leaves the page of ${site} as it was`, async ({ browser, server }) => {
    const page = await openPage(browser, url);
    await page.evaluate(() => {
      const seen = { changes: 0, messages: 0 };
      Object.assign(window, { seen });
      const observer = new MutationObserver((records) => {
        seen.changes += records.length;
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      addEventListener('message', () => {
        seen.messages += 1;
      });
    });
    const before = await look(page);
    const databases = await page.evaluate(async () => (await indexedDB.databases()).length);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await saveByPopup(await openPopup(browser, page));
    expect(await look(page)).toEqual(before);
    expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual({ changes: 0, messages: 0 });
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(databases);
    expect(requests).toEqual([]);
    // The background asks for pictures, once each, and tells their host nothing.
    const fetched = fetchedPictures(server);
    expect(fetched.length).toBeGreaterThan(0);
    expect(new Set(fetched.map((request) => request.url)).size).toBe(fetched.length);
    for (const { method, headers } of fetched) {
      expect(method).toBe('GET');
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
  });

everywhere('a page whose names stand in for the extension API is saved', async ({ browser, server }) => {
  const { url, html } = readFixture('zaobao', 'demo');
  const names =
    '<form id="chrome"><input name="runtime"></form><a id="browser"></a><a id="browser" name="runtime"></a>';
  server.setPage(url, html.replace('</body>', `${names}</body>`));
  await saveByPopup(await openPopup(browser, await openPage(browser, url)));
});

test('before a save there is nothing of the extension in a page', async ({ browser, server }) => {
  const [article] = demoFixtures();
  const page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  const worlds: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    worlds.push(`${context.name} ${context.origin}`);
  });
  await session.send('Runtime.enable');
  await page.goto(article!.url);
  await page.waitForTimeout(500); // for a script that would come late
  expect(worlds.filter((world) => world.includes('chrome-extension:') || world.includes('剪报'))).toEqual([]);
  expect(server.requests.filter(({ headers }) => headers.origin?.startsWith('chrome-extension:'))).toEqual(
    [],
  );

  // The same look does see a content script once there is one.
  await saveByPopup(await clickToolbarButton(browser, page));
  expect(worlds.filter((world) => world.includes('chrome-extension:') || world.includes('剪报'))).not.toEqual(
    [],
  );
});
