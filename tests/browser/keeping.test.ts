import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { browser as extensionApi } from 'wxt/browser';
import { type AnyBrowser, openAgain, openExtensionPage, saveArticle } from '../tools/browser/any-browser';
import { downloadTo } from '../tools/browser/downloads';
import { readFixture } from '../tools/server/fixtures';
import { everywhere, launch } from './support/everywhere';
import { writeArchive } from './support/posts';
import { expect } from './support/test';

/** What the functions that run in a page of the extension call it. */
declare const chrome: typeof extensionApi;

const original = readFixture('zaobao', 'demo');
const form = readFixture('wenxuecity', 'demo');

/** The article as another site reprints it: its own page around the same paragraphs, but for the last. */
function reprint(): string {
  const paragraphs = original.html.match(/<p>[^<]{20,}.*?<\/p>/g) ?? [];
  const text = paragraphs.slice(0, -1).join('');
  return form.html.replace(/<div id="articleContent">/, `$&${text}</div><div class="rest">`);
}

/** Nothing here is to fail because a machine is busy. */
const slow = { timeout: 40_000 };

async function importFile(browser: AnyBrowser, file: string): Promise<void> {
  const page = await openExtensionPage(browser, 'options.html#import');
  await page.getByTestId('import-file').setInputFiles(file);
  await page.getByTestId('import-report').waitFor();
  await page.close();
}

everywhere(
  'what stands elsewhere is suggested, and told apart for good; the reminder goes with a backup',
  async ({ browser, server }) => {
    const folder = mkdtempSync(join(tmpdir(), 'jianbao-posts-'));
    const archive = join(folder, 'posts.zip');
    await writeArchive(archive, 5);
    await importFile(browser, archive);
    server.setPage(form.url, reprint());
    for (const url of [original.url, form.url]) await saveArticle(browser, url);

    let reader = await openExtensionPage(browser, 'reader.html?id=zaobao:3915527');
    const similar = () => reader.getByTestId('similar');
    await similar().waitFor();
    expect(await similar().getAttribute('data-id')).toMatch(/^wenxuecity:/);
    await reader.getByTestId('not-the-same').click();
    await expect.poll(() => similar().count(), slow).toBe(0);
    reader = await openAgain(browser, reader);
    await reader.getByTestId('article').waitFor();
    await reader.waitForTimeout(500);
    expect(await similar().count()).toBe(0);

    let library = await openExtensionPage(browser, 'options.html#settings');
    await library.locator('button[data-testid="measure"]').click();
    const sizes = library.getByTestId('storage-sizes');
    await sizes.waitFor();
    const row = await sizes.locator('tr[data-site="zaobao"] td').allTextContents();
    expect(row[0]).toContain('6');
    expect(row.slice(1).every((size) => /[1-9]/.test(size))).toBe(true);

    await library.evaluate(() => {
      location.hash = '#library';
    });
    await library.getByTestId('backup-reminder').waitFor();
    await library.getByTestId('backup-later').click();
    await expect.poll(() => library.getByTestId('backup-reminder').count(), slow).toBe(0);
    await library.evaluate(() => chrome.storage.local.remove('backupSnooze'));
    library = await openAgain(browser, library);
    await library.getByTestId('backup-reminder').waitFor();

    // A backup of everything is one, wherever it was asked for.
    await library.getByTestId('select-all').click();
    await library.getByTestId('export-selected').click();
    const backup = await downloadTo(browser.downloads, () =>
      library.getByTestId('export-format-backup').click(),
    );
    await expect.poll(() => library.getByTestId('backup-reminder').count(), slow).toBe(0);

    const other = await launch(browser.name, server);
    try {
      await importFile(other, backup);
      const settings = await openExtensionPage(other, 'options.html#settings');
      await settings.getByTestId('find-similar').click();
      await settings.locator('[data-testid="similar-count"][data-count="0"]').waitFor();
    } finally {
      await other.close();
      rmSync(folder, { recursive: true });
    }
  },
  { timeout: 240_000 },
);
