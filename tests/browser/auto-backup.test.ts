import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Chromium,
  clickToolbarButton,
  launchChromium,
  openExtensionPage,
  openPage,
} from '../tools/browser/chromium';
import { saveByPopup } from '../tools/browser/reading';
import { demoFixtures } from '../tools/server/fixtures';
import { backupPeriod, ringBackupAlarm } from './support/background';
import { makeBackupDue } from './support/due';
import { builtFor, expect, test } from './support/test';

const [first, second] = demoFixtures().map(({ url }) => url) as [string, string, string];

/** Nothing here is to fail because a machine is busy. */
const slow = { timeout: 40_000 };

async function save(browser: Chromium, url: string): Promise<void> {
  await saveByPopup(await clickToolbarButton(browser, await openPage(browser, url)));
}

const kindsOf = (names: readonly string[]) =>
  names.map((name) => name.replace(/^jianbao-\d+-\d+-/, '')).sort();

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
