import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaptureResult } from '../../../utils/extract/types';
import type { AnyBrowser } from '../browser/any-browser';
import { launchChromium } from '../browser/chromium';
import { DemoServer } from '../server/demo-server';
import { captureTab } from './capture-tab';

/** A page that takes longer is given up. Milliseconds. */
const TIME_LIMIT = 20_000;

export interface CaptureOptions {
  /** Folder of `<page>/source.html` with the address in `<page>/gold.json`. */
  pages: string;
  /** Folder of the `<page>.json` that are written. */
  out: string;
  /** Folder of the extension built for Chromium. */
  extension: string;
  /** Another browser than Chromium. */
  launch?: (server: DemoServer) => Promise<AnyBrowser>;
  /** What is written of a capture. */
  toResult: (result: CaptureResult) => unknown;
}

export interface CaptureCount {
  captured: number;
  refused: number;
  /** Pages of which nothing could be learned; they have no file. */
  failed: number;
}

/** Captures every page of a folder in one browser, one after the other. A page that fails is counted and passed over. */
export async function capturePages({
  pages,
  out,
  extension,
  launch = (server) => launchChromium({ extension, server }),
  toResult,
}: CaptureOptions): Promise<CaptureCount> {
  const names = readdirSync(pages)
    .filter((name) => existsSync(join(pages, name, 'source.html')))
    .sort();
  if (names.length === 0) throw new Error(`There is no <page>/source.html in ${pages}`);
  await mkdir(out, { recursive: true });
  const server = await DemoServer.start();
  server.pictures = () => ({ status: 404 }); // captures hold addresses of pictures, and not pictures
  const browser = await launch(server);
  const count = { captured: 0, refused: 0, failed: 0 };
  try {
    for (const name of names) {
      const file = join(out, `${name}.json`);
      try {
        const result = await capturePage(browser, server, join(pages, name));
        await writeFile(file, `${JSON.stringify(toResult(result), null, 1)}\n`);
        count[result.ok ? 'captured' : 'refused'] += 1;
      } catch (error) {
        await rm(file, { force: true }); // an earlier run's would pass for this one's
        console.error(`${name}: ${error instanceof Error ? error.message : error}`);
        count.failed += 1;
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return count;
}

async function capturePage(browser: AnyBrowser, server: DemoServer, folder: string): Promise<CaptureResult> {
  const { url } = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as { url: string };
  server.setPage(url, readFileSync(join(folder, 'source.html'), 'utf8'));
  const page = await browser.context.newPage();
  try {
    // Scripts and frames of a saved page lead nowhere; what stands in the document is enough.
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: TIME_LIMIT });
    await page.waitForLoadState('load', { timeout: 3_000 }).catch(() => {});
    return await captureTab(browser, page);
  } finally {
    await page.close();
  }
}
