// @ts-check
// The built extension in a real Chromium, with the bench's own code in a page of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bundlePage } from '../../tools/bundle-page.mjs';
import { findChromium } from '../../tools/find-browsers.mjs';

const extension = join(process.cwd(), '.output/chrome-mv3');

/** @typedef {Awaited<ReturnType<typeof openBrowser>>} Bench */

/** Starts the browser with an empty profile. */
export async function openBrowser() {
  const profile = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    headless: true,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...[`--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const address = (/** @type {string} */ page) => new URL(page, worker.url()).href;
  const script = await bundlePage('tests/bench/library/page.ts', 'libraryBench');
  const page = await context.newPage();
  await page.goto(address('reader.html'));
  // Through the debugger: the extension's content security policy allows no script of others.
  await page.evaluate(script);
  return {
    context,
    page,
    address,
    profile,
    /**
     * Calls a function of page.ts in the page.
     * @param {string} name @param {...unknown} args @returns {Promise<any>}
     */
    call: (name, ...args) =>
      page.evaluate(
        ([method, values]) => Reflect.get(globalThis, 'libraryBench')[method](...values),
        [name, args],
      ),
    /** Highest memory of the page's process so far, in bytes; undefined where the system doesn't say. */
    peakMemory: () => peakMemory(context),
    close: async () => {
      // Closed already where the browser itself went away, which is then what the caller should hear of.
      await context.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** @param {import('playwright-core').BrowserContext} context */
async function peakMemory(context) {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) return undefined;
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  // The page's process is the renderer that is the largest.
  const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => readPeak(id));
  return Math.max(...peaks);
}

/** @param {number} id of a process */
function readPeak(id) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
