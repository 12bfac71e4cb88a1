import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type AnyBrowser, openExtensionPage } from '../tools/browser/any-browser';
import { everywhere } from './support/everywhere';
import { titleOf, writeArchive } from './support/posts';
import { expect } from './support/test';

const COUNT = 20_000;
/** For the whole of such an import on a busy machine. Milliseconds. */
const LONG = 10 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'jianbao-many-'));
const archive = join(folder, 'archive.zip');

beforeAll(() => writeArchive(archive, COUNT), LONG);
afterAll(() => rmSync(folder, { recursive: true }));

everywhere(
  'an import of 20,000 posts whose tab is closed half-way goes on, and none is lost or doubled',
  async ({ browser }) => {
    const first = await openExtensionPage(browser, 'options.html#import');
    await first.getByTestId('import-file').setInputFiles(archive);
    await waitForSeen(first, COUNT / 2);
    await first.close();

    const half = await openExtensionPage(browser, 'options.html#import');
    const unfinished = half.getByTestId('unfinished-import');
    await unfinished.waitFor();
    const taken = Number(await unfinished.getAttribute('data-seen'));
    expect(taken).toBeGreaterThanOrEqual(COUNT / 2);
    expect(taken).toBeLessThan(COUNT);
    // Every article that was taken is whole, and no other is there.
    expect(await readLibrary(half)).toEqual(wholeUpTo(taken));

    await half.getByTestId('import-file').setInputFiles(archive);
    const report = half.getByTestId('import-report');
    await report.waitFor({ timeout: LONG });
    const added = await report.locator('[data-group="added"] dd').first().textContent();
    expect([await report.getAttribute('data-seen'), added]).toEqual([String(COUNT), '20,000']);
    expect(await readLibrary(half)).toEqual(wholeUpTo(COUNT));
    await expectFound(browser, [17, COUNT / 2 - 3, COUNT / 2 + 3, COUNT - 17]);
  },
  { timeout: LONG },
);

async function waitForSeen(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      Number(document.querySelector<HTMLElement>('[data-testid="import-progress"]')?.dataset.seen) >= wanted,
    count,
    { timeout: LONG },
  );
}

/** What the library holds: how many of each kind of record, and the first number that lacks one. */
function readLibrary(page: Page) {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('library');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const keys = (name: string) =>
      new Promise<IDBValidKey[]>((resolve, reject) => {
        const request = db.transaction(name).objectStore(name).getAllKeys();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [articles, bodies, numbers, revisions] = await Promise.all(
      ['articles', 'bodies', 'searchNumbers', 'revisions'].map(keys),
    );
    db.close();
    const ids = new Set(articles);
    let lacking = 0;
    while (ids.has(`zaobao:${1_400_000 + lacking}`)) lacking += 1;
    return {
      articles: articles?.length,
      bodies: bodies?.length,
      numbers: numbers?.length,
      revisions: revisions?.length,
      lacking,
    };
  });
}

function wholeUpTo(count: number) {
  return { articles: count, bodies: count, numbers: count, revisions: 0, lacking: count };
}

/** Each number stands in one article alone, which the library's own field finds. */
async function expectFound(browser: AnyBrowser, numbers: readonly number[]): Promise<void> {
  const page = await openExtensionPage(browser, 'options.html');
  for (const number of numbers) {
    await page.locator('input[type="search"]').first().fill(titleOf(number));
    const row = page.getByTestId('article-row');
    const isIt = async () => (await row.allTextContents()).map((text) => text.includes(titleOf(number)));
    await expect.poll(isIt, { timeout: 60_000 }).toEqual([true]);
  }
}
