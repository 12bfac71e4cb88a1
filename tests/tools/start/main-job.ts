import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import type { Page } from 'playwright-core';
import {
  type Chromium,
  clickToolbarButton,
  launchChromium,
  openExtensionPage,
  openPage,
  stopWorker,
} from '../browser/chromium';
import { downloadTo } from '../browser/downloads';
import { openFromList, saveByPopup, titlesOf } from '../browser/reading';
import { DemoServer } from '../server/demo-server';
import { demoFixtures, publish } from '../server/fixtures';

export interface StartOptions {
  /** Folder of the built extension. */
  extension: string;
  /** Folder for what comes of it; emptied first. */
  output: string;
}

/**
 * Does the main job where nobody looks on, through the real toolbar button: saves an article of each site, takes the
 * network away, reads one with its pictures, exports all. Prints every step; throws at the first that fails.
 */
export async function doMainJob({ extension, output }: StartOptions): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const server = await DemoServer.start();
  const articles = demoFixtures();
  publish(server, articles);
  const browser = await step('Chromium runs with the extension', () => launchChromium({ extension, server }));
  try {
    let page: Page | undefined;
    for (const { url } of articles) {
      page = await step(`saved through the toolbar popup: ${url}`, () => savePage(browser, url, output));
    }
    await step('network off, server stopped, background stopped', async () => {
      await browser.context.setOffline(true);
      await server.stop();
      await stopWorker(browser);
    });
    await step('read offline in the popup, with pictures', () => readOffline(browser, page!, output));
    const file = await step('exported all as Jekyll posts', () => exportAll(browser, output));
    await step('the export holds every post and its pictures', () => checkExport(file, articles.length));
    console.log(`\nExport:      ${file}\nScreenshots: ${join(output, '*.png')}`);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Runs one step and says how it went; what it resolves to as words is said too. */
async function step<Result>(what: string, run: () => Promise<Result>): Promise<Result> {
  try {
    const result = await run();
    console.log(`✓ ${what}`);
    return result;
  } catch (error) {
    console.log(`✗ ${what}`);
    throw error;
  }
}

async function savePage(browser: Chromium, url: string, output: string): Promise<Page> {
  const page = await openPage(browser, url);
  const popup = await clickToolbarButton(browser, page);
  await saveByPopup(popup);
  await writeFile(join(output, 'saved.png'), await popup.screenshot());
  return page;
}

async function readOffline(browser: Chromium, page: Page, output: string): Promise<void> {
  const popup = await clickToolbarButton(browser, page);
  for (const title of await titlesOf(popup)) {
    const { text, pictures } = await openFromList(popup, title);
    if (text.length < 200) throw new Error(`“${title}” has no text:\n${text}`);
    if (pictures.length === 0) throw new Error(`“${title}” has no pictures`);
    const stranger = pictures.find(({ src }) => !src.startsWith('blob:'));
    if (stranger) throw new Error(`“${title}” shows a picture that is not the library's: ${stranger.src}`);
    await writeFile(join(output, 'reading.png'), await popup.screenshot());
    await popup.click('[data-testid="back"]');
  }
}

async function exportAll(browser: Chromium, output: string): Promise<string> {
  const options = await openExtensionPage(browser, 'options.html');
  await options.getByTestId('export-selected').click();
  const download = await downloadTo(browser.downloads, () =>
    options.getByTestId('export-format-jekyll').click(),
  );
  await options.screenshot({ path: join(output, 'library.png') });
  const file = join(output, basename(download));
  await copyFile(download, file);
  return file;
}

async function checkExport(file: string, count: number): Promise<void> {
  const zip = new ZipReader(new Uint8ArrayReader(await readFile(file)), { useWebWorkers: false });
  const names = (await zip.getEntries()).map(({ filename }) => filename);
  const posts = names.filter((name) => /^_posts\/.+\.md$/.test(name));
  const pictures = names.filter((name) => /^assets\/pictures\/.+\.\w+$/.test(name));
  if (posts.length !== count || pictures.length === 0)
    throw new Error(`The export holds:\n${names.join('\n')}`);
}
