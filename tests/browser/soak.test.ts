import type { Page } from 'playwright-core';
import { AttachedPage } from '../tools/browser/attached-page';
import { type Chromium, openExtensionPage, openPage } from '../tools/browser/chromium';
import { readFixture } from '../tools/server/fixtures';
import { isFull, recordFigure } from '../trust/record.mjs';
import { ask } from './support/background';
import { expect, test } from './support/test';

declare const chrome: typeof import('wxt/browser').browser;

/** Saves in one session; npm test takes a few, to keep the run itself in order. */
const SAVES = isFull ? 10_000 : 40;
const STEP = SAVES / 10;
/** The page is loaded anew after so many: what each injection leaves in it is the page's, and not the worker's. */
const RELOAD = 250;
/** The heap settles within the first tenth; from there on it may not grow by more than noise. Bytes. */
const NOISE = 3_000_000;

test('saving again and again leaves nothing behind in the worker', { timeout: 60 * 60_000 }, async ({
  browser,
  server,
}) => {
  const { url, html } = readFixture('zaobao', 'demo');
  server.setPage(url, html.replaceAll(/<img\b[^>]*>/g, ''));
  const page = await openPage(browser, url);
  const options = await openExtensionPage(browser, 'reader.html');
  const worker = await attachToWorker(browser);
  const heap: number[] = [];
  for (let saved = 0; saved < SAVES; saved += STEP) {
    await saveMany(page, options, { first: url, from: saved, count: STEP });
    if (isFull) console.log(`${saved + STEP} saved`);
    heap.push(await heapOf(worker));
  }
  const [settled = 0] = heap.slice(1);
  const growth = Math.max(...heap.slice(2)) - settled;
  const count = await options.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open('library');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const counting = request.result.transaction('articles').objectStore('articles').count();
          counting.onsuccess = () => resolve(counting.result);
        };
      }),
  );
  const megabytes = heap.map((bytes) => (bytes / 1e6).toFixed(1)).join(', ');
  if (isFull)
    recordFigure({
      ...{ section: 'Soak', row: `${SAVES} saves in one session`, tried: SAVES },
      ...{
        failed: growth > NOISE ? 1 : SAVES - count,
        note: `heap of the worker after each tenth, in MB: ${megabytes}`,
      },
    });
  expect(count).toBe(SAVES);
  expect(growth, megabytes).toBeLessThan(NOISE);
});

/** Saves the page under one address after another, each with a text of its own. */
async function saveMany(
  page: Page,
  options: Page,
  { first, from, count }: { first: string; from: number; count: number },
): Promise<void> {
  const tabId = await options.evaluate(
    async (wanted) => (await chrome.tabs.query({})).find(({ url }) => url === wanted)?.id,
    page.url(),
  );
  for (let number = from; number < from + count; number += 1) {
    if (number % RELOAD === 0) await page.goto(first);
    await page.evaluate((n) => {
      history.replaceState(null, '', `/realtime/china/story20240102-${3_000_000 + n}`);
      document.querySelector('link[rel=canonical]')?.remove();
      const paragraph = document.querySelector('article p');
      if (paragraph) paragraph.textContent = `第${n}次保存的一段文字，每次都不一样。`;
    }, number);
    expect(await ask(options, 'saveTab', tabId)).toMatchObject({ outcome: 'added' });
  }
}

async function attachToWorker({ cdp, extensionId }: Chromium): Promise<AttachedPage> {
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{}] });
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extensionId));
  // A worker with a debugger is not stopped for idling, which would hide what it keeps.
  return AttachedPage.attach(cdp, worker!.targetId);
}

/** Bytes in use after a collection. */
async function heapOf(worker: AttachedPage): Promise<number> {
  await worker.send('HeapProfiler.collectGarbage');
  const { usedSize } = await worker.send<{ usedSize: number }>('Runtime.getHeapUsage');
  return usedSize;
}
