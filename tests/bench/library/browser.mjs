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
  /** @type {string} */
  const version = context.browser()?.version() ?? '';
  return {
    version,
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
    /** Memory of scripts in the service worker at rest, in bytes. */
    workerMemory: () => workerMemory(context),
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

/** @param {import('playwright-core').BrowserContext} context @returns {Promise<number>} */
async function workerMemory(context) {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) return Number.NaN;
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  const worker = targetInfos.find(({ type }) => type === 'service_worker');
  // Stopped, as it is most of the time, it has none.
  if (!worker) return 0;
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId });
  /** @param {string} method @returns {Promise<any>} */
  const ask = (method) =>
    new Promise((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const { id, result } = JSON.parse(message);
        if (id === method.length) resolve(result);
      });
      void session.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id: method.length, method }),
      });
    });
  await ask('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0 } = await ask('Runtime.getHeapUsage');
  await session.detach();
  return usedSize + embedderHeapUsedSize;
}
