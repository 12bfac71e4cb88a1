import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import {
  type AnyBrowser,
  openAgain,
  openExtensionPage,
  openPage,
  saveArticle,
} from '../tools/browser/any-browser';
import { downloadTo } from '../tools/browser/downloads';
import { demoFixtures } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { expect } from './support/test';
import { listZip, testZip, unpackZip } from './support/unzip';

const epubcheck = '/usr/share/java/epubcheck.jar';

/** Saves the three articles that readers are shown, pictures and all. Resolves to the library page. */
async function openLibrary(browser: AnyBrowser): Promise<Page> {
  for (const { url } of demoFixtures()) await saveArticle(browser, url);
  const library = await openExtensionPage(browser, 'options.html');
  await expect.poll(() => library.getByTestId('article-row').count()).toBe(demoFixtures().length);
  return library;
}

/** Exports every article of the library by the menu. Resolves to the file. */
async function exportAll(browser: AnyBrowser, library: Page, format: string): Promise<string> {
  await library.bringToFront();
  await library.getByTestId('export-selected').click();
  return downloadTo(browser.downloads, () => library.getByTestId(`export-format-${format}`).click());
}

/** A folder of its own for a test's files, gone at the end. */
function inFolder(): { path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), 'jianbao-formats-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

everywhere(
  'every format of the menu leaves as a file that its own readers take',
  async ({ browser, server }) => {
    const articles = demoFixtures();
    const library = await openLibrary(browser);
    const titles = await library.locator('[data-testid="article-row"] .row-title').allTextContents();
    await server.stop(); // what leaves can only come from the library

    for (const format of ['jekyll', 'markdown', 'html', 'site', 'text', 'backup']) {
      const file = await exportAll(browser, library, format);
      testZip(file);
      expect(listZip(file).length, format).toBeGreaterThanOrEqual(articles.length);
    }

    const rows = parseCsv(readFileSync(await exportAll(browser, library, 'csv')), {
      bom: true,
      columns: true,
    }) as Record<string, string>[];
    expect(rows.map(({ title }) => title).sort()).toEqual([...titles].sort());

    const csl = JSON.parse(readFileSync(await exportAll(browser, library, 'csl-json'), 'utf8'));
    expect(csl.map(({ title }: { title: string }) => title).sort()).toEqual([...titles].sort());
    expect(
      readFileSync(await exportAll(browser, library, 'ris'), 'utf8').match(/^TY {2}- NEWS/gm),
    ).toHaveLength(3);

    const book = await exportAll(browser, library, 'epub');
    expect(book).toMatch(/\.epub$/);
    expect(listZip(book)[0]).toBe('mimetype');
    expect(listZip(book)).toContain('OEBPS/cover.png');
    expect(listZip(book).filter((name) => name.startsWith('OEBPS/pictures/')).length).toBeGreaterThan(3);
    if (existsSync(epubcheck)) {
      const checked = spawnSync('java', ['-jar', epubcheck, book], { encoding: 'utf8' });
      expect(checked.stdout + checked.stderr).not.toMatch(/^(?:ERROR|WARNING|FATAL)/m);
      expect(checked.status).toBe(0);
    } else console.warn('epubcheck is not installed, so the book was not checked');
  },
);

everywhere('the site is read and searched from the disk, and asks for nothing', async ({ browser }) => {
  using folder = inFolder();
  const library = await openLibrary(browser);
  const rows = library.locator('[data-testid="article-row"] .row-title');
  const [wanted = '', ...others] = await rows.allTextContents();
  unpackZip(await exportAll(browser, library, 'site'), folder.path);

  const page = await browser.context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(pathToFileURL(join(folder.path, 'index.html')).href);
  const links = page.locator('section li:visible a');
  expect((await links.allTextContents()).sort()).toEqual([wanted, ...others].sort());

  await page.locator('#search').fill(wanted.slice(0, 6));
  expect(await links.allTextContents()).toEqual([wanted]);
  await page.locator('#search').fill('没有这样的标题');
  expect(await links.count()).toBe(0);
  expect(await page.locator('#nothing').isVisible()).toBe(true);
  await page.locator('#search').fill('');
  expect(await links.count()).toBe(others.length + 1);

  await page.locator('section li a', { hasText: wanted }).click();
  expect(await page.locator('h1').textContent()).toBe(wanted);
  const widths = () =>
    page
      .locator('article img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  await expect
    .poll(async () => (await widths()).length > 0 && (await widths()).every((width) => width > 0))
    .toBe(true);
  expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).not.toBe('none');
  await page.locator('nav a').click();
  await page.waitForURL(/index\.html$/);
  expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  expect(complaints).toEqual([]);
});

everywhere(
  'a single page shows its pictures from the disk, and comes back into an empty library',
  async ({ browser }) => {
    using folder = inFolder();
    const library = await openLibrary(browser);
    const count = await library.getByTestId('article-row').count();
    const pages = await exportAll(browser, library, 'html');
    unpackZip(pages, folder.path);
    const [name = ''] = readdirSync(folder.path);
    const page = await openPage(browser, pathToFileURL(join(folder.path, name)).href);
    const shown = await page
      .locator('article img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.every((width) => width > 0)).toBe(true);

    const notes = await exportAll(browser, library, 'markdown');
    expect(execFileSync('unzip', ['-Z1', notes], { encoding: 'utf8' })).toContain('attachments/');
    await library.bringToFront();
    await library.getByTestId('select-all').click();
    await library.getByTestId('remove-selected').click();
    await expect.poll(() => library.getByTestId('article-row').count()).toBe(0);
    for (const file of [pages, notes]) {
      const options = await openExtensionPage(browser, 'options.html#import');
      await options.getByTestId('import-file').setInputFiles(file);
      await options.getByTestId('import-report').waitFor();
      expect(await options.getByTestId('import-report').getAttribute('data-seen')).toBe(String(count));
      await options.close();
    }
    const again = await openAgain(browser, library);
    await expect.poll(() => again.getByTestId('article-row').count()).toBe(count);
  },
);
