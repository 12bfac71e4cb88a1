import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { zhCN } from '../../assets/locales/zh-CN';
import { openExtensionPage } from '../tools/browser/any-browser';
import { launchChromium } from '../tools/browser/chromium';
import { Trials } from '../trust/record.mjs';
import { everywhere } from './support/everywhere';
import { findTorn, openWatcher } from './support/fault-library';
import { writeArchive } from './support/posts';
import { fillDisk, mountDisk, unmountDisk } from './support/small-disk';
import { builtFor, expect, startServer, test } from './support/test';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-troubles-'));
const profile = mkdtempSync(join(tmpdir(), 'jianbao-disk-'));
const hasDisk = mountDisk(profile) && unmountDisk(profile);
const trials = new Trials('Faults', 'disk full during an import');
afterAll(() => {
  if (trials.tried > 0) trials.record();
  for (const path of [folder, profile]) rmSync(path, { recursive: true });
});

const stateOf = (page: Page) => page.getByTestId('import-progress').getAttribute('data-phase');

async function begin(page: Page, file: string): Promise<void> {
  await page.getByTestId('import-file').setInputFiles(file);
}

/** How many files were seen, added, and had been there. */
async function reportOf(page: Page): Promise<(string | null)[]> {
  const report = page.getByTestId('import-report');
  await report.waitFor({ timeout: 120_000 });
  const number = (group: string) => report.locator(`.totals [data-group="${group}"] dd`).textContent();
  return [await report.getAttribute('data-seen'), await number('added'), await number('unchanged')];
}

everywhere(
  'an import pauses and goes on; a second page that imports waits for it and says so',
  async ({ browser }) => {
    const archive = join(folder, 'some.zip');
    await writeArchive(archive, 900);
    const first = await openExtensionPage(browser, 'options.html#import');
    await begin(first, archive);
    await first.getByTestId('pause-import').click();
    expect(await stateOf(first)).toBe('paused');
    const second = await openExtensionPage(browser, 'options.html#import');
    await begin(second, archive);
    await expect.poll(() => stateOf(second)).toBe('waiting');
    expect(await second.getByTestId('import-progress').textContent()).toContain(zhCN.importWaiting);
    await first.bringToFront();
    await first.getByTestId('continue-import').click();
    expect(await reportOf(first)).toEqual(['900', '900', '0']);
    expect(await reportOf(second)).toEqual(['900', '0', '900']);
  },
  { timeout: 180_000 },
);

test.skipIf(!hasDisk)(
  'a disk that is full in mid-import is told, what had room stays, and with room the rest follows',
  // Chromium itself may go down when its profile's disk is full; the extension is what is tested here.
  { retry: 3, timeout: 180_000 },
  async () => {
    const archive = join(folder, 'pictures.zip');
    await writeArchive(archive, 300, 60_000);
    mountDisk(profile);
    const server = await startServer();
    const browser = await launchChromium({ extension: builtFor('chrome'), server, profile });
    try {
      const page = await openExtensionPage(browser, 'options.html#import');
      const makeRoom = fillDisk(profile, 6_000_000);
      await begin(page, archive);
      await page.getByTestId('import-report').waitFor({ timeout: 60_000 });
      const words = await page.getByTestId('import-report').textContent();
      expect(words).toContain(zhCN['failure.storage-full']);
      makeRoom();
      await begin(page, archive);
      await page.getByTestId('import-report').waitFor({ state: 'detached' });
      const [seen, added, unchanged] = await reportOf(page);
      expect(seen).toBe('300');
      // What was written before the disk was full but not noted any more is met again.
      expect(Number(added) + Number(unchanged)).toBe(300);
      const watcher = await openWatcher(browser);
      expect(await findTorn(watcher)).toEqual([]);
      trials.add('300 posts with pictures', undefined);
    } finally {
      await browser.close();
      await server.stop();
      unmountDisk(profile);
    }
  },
);
