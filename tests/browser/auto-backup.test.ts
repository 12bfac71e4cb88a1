import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  type Chromium,
  clickToolbarButton,
  launchChromium,
  openExtensionPage,
  openPage,
} from '../tools/browser/chromium';
import { saveByPopup, titlesOf } from '../tools/browser/reading';
import { demoFixtures } from '../tools/server/fixtures';
import { backupPeriod, ringBackupAlarm } from './support/background';
import { makeBackupDue } from './support/due';
import { builtFor, expect, test } from './support/test';

const [first, second, third] = demoFixtures().map(({ url }) => url) as [string, string, string];

/** Nothing here is to fail because a machine is busy. */
const slow = { timeout: 40_000 };

async function save(browser: Chromium, url: string): Promise<void> {
  await saveByPopup(await clickToolbarButton(browser, await openPage(browser, url)));
}

/** The settings, where the dialogue of the system, which nothing here can click, gives a folder of the origin's own. */
async function openSettings(browser: Chromium): Promise<Page> {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const pick = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('safe', { create: true });
    Object.assign(globalThis, { showDirectoryPicker: pick });
  });
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#settings`);
  return page;
}

/** Files of that folder by name, as base64. */
function readFolder(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const files: Record<string, string> = {};
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('safe')).getDirectoryHandle('jianbao-backup');
    for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemFileHandle]>) {
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      files[name] = btoa(text);
    }
    return files;
  });
}

const kindsOf = (names: readonly string[]) =>
  names.map((name) => name.replace(/^jianbao-\d+-\d+-/, '')).sort();

test('a folder gets everything, then what changed when it is due, and restores; a folder that is gone is told', async ({
  browser,
  server,
}) => {
  await save(browser, first);
  await save(browser, second);
  const settings = await openSettings(browser);
  await settings.getByTestId('auto-backup-folder').click();
  const last = settings.getByTestId('auto-backup-last');
  await expect.poll(async () => Number(await last.getAttribute('data-at')), slow).toBeGreaterThan(0);
  expect(kindsOf(Object.keys(await readFolder(settings)))).toEqual(['full.zip']);
  expect(await settings.getByTestId('last-backup').getAttribute('data-at')).toBe(
    await last.getAttribute('data-at'),
  );

  // Nobody clicks here: an open page is enough, once it is due.
  await save(browser, third);
  await makeBackupDue(settings);
  await settings.goto(`chrome-extension://${browser.extensionId}/options.html`);
  await expect
    .poll(async () => kindsOf(Object.keys(await readFolder(settings))), slow)
    .toEqual(['changes.zip', 'full.zip']);
  const titles = await titlesOf(await clickToolbarButton(browser, settings));

  const folder = mkdtempSync(join(tmpdir(), 'jianbao-parts-'));
  const files = Object.entries(await readFolder(settings)).map(([name, base64]) => {
    writeFileSync(join(folder, name), Buffer.from(base64, 'base64'));
    return join(folder, name);
  });
  const other = await launchChromium({ extension: builtFor('chrome'), server });
  try {
    const page = await openExtensionPage(other, 'options.html#import');
    await page.getByTestId('import-file').setInputFiles(files);
    await page.getByTestId('import-report').waitFor();
    expect(await page.locator('[data-group="failed"] dd').textContent()).toBe('0');
    expect((await titlesOf(await clickToolbarButton(other, page))).sort()).toEqual([...titles].sort());
  } finally {
    await other.close();
    rmSync(folder, { recursive: true });
  }

  await settings.evaluate(async () => {
    await (await navigator.storage.getDirectory()).removeEntry('safe', { recursive: true });
  });
  await makeBackupDue(settings);
  await settings.reload();
  await settings.getByTestId('backup-waiting').waitFor();
  expect(await settings.getByTestId('backup-waiting').textContent()).toContain('safe');
}, 180_000);

/** The build with what can only be granted by a click on the browser's own question. */
function withDownloads(): string {
  const copy = mkdtempSync(join(tmpdir(), 'jianbao-downloads-build-'));
  cpSync(builtFor('chrome'), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.permissions.push('downloads');
  delete manifest.optional_permissions;
  writeFileSync(path, JSON.stringify(manifest));
  return copy;
}

test('the downloads get their backups with no page open', async ({ server }) => {
  const [extension, profile, downloads] = [
    withDownloads(),
    mkdtempSync(join(tmpdir(), 'jianbao-profile-')),
    mkdtempSync(join(tmpdir(), 'jianbao-downloads-')),
  ];
  mkdirSync(join(profile, 'Default'));
  const preferences = { download: { default_directory: downloads, prompt_for_download: false } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const browser = await launchChromium({ extension, server, profile, downloads });
  try {
    // Under their own names, which a debugger's downloads do not have.
    await browser.cdp.send('Browser.setDownloadBehavior', { behavior: 'default' });
    await save(browser, first);
    const settings = await openExtensionPage(browser, 'options.html#settings');
    await settings.getByTestId('auto-backup-downloads').click();
    const last = settings.getByTestId('auto-backup-last');
    await expect.poll(async () => Number(await last.getAttribute('data-at')), slow).toBeGreaterThan(0);
    const written = () => readdirSync(join(downloads, 'Jianbao/jianbao-backup'));
    expect(kindsOf(written())).toEqual(['full.zip']);
    expect(await backupPeriod(browser)).toBe(60);

    await save(browser, second);
    await makeBackupDue(settings);
    await settings.goto('about:blank');
    await ringBackupAlarm(browser);
    await expect.poll(() => kindsOf(written()), slow).toEqual(['changes.zip', 'full.zip']);
  } finally {
    await browser.close();
    for (const folder of [extension, profile, downloads]) rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
