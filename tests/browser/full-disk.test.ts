import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { zhCN } from '../../assets/locales/zh-CN';
import { type Chromium, clickToolbarButton, launchChromium, openPage } from '../tools/browser/chromium';
import { saveByPopup, titlesOf, waitForCard } from '../tools/browser/reading';
import type { DemoServer } from '../tools/server/demo-server';
import { demoFixtures } from '../tools/server/fixtures';
import { fillDisk, mountDisk, unmountDisk } from './support/small-disk';
import { builtFor, startServer } from './support/test';

/** Room that is left on the full disk: enough for the browser, too little for an article's pictures. Bytes. */
const ROOM = 1_000_000;

const profile = mkdtempSync(join(tmpdir(), 'jianbao-disk-'));
/** Only root on Linux can have a disk of its own to fill up. */
const hasDisk = mountDisk(profile) && unmountDisk(profile);
let server: DemoServer;
let browser: Chromium;

beforeEach(async () => {
  mountDisk(profile);
  server = await startServer();
  browser = await launchChromium({ extension: builtFor('chrome'), server, profile });
});

afterEach(async () => {
  await browser.close();
  await server.stop();
  unmountDisk(profile);
});

afterAll(() => rmSync(profile, { recursive: true }));

test.skipIf(!hasDisk)(
  'a full disk is told, nothing saved is touched, and with room it works (needs root on Linux)',
  // Chromium itself may go down when its profile's disk is full; the extension is what is tested here.
  { retry: 3 },
  async () => {
    const [first, second] = demoFixtures();
    await saveByPopup(await clickToolbarButton(browser, await openPage(browser, first!.url)));
    const page = await openPage(browser, second!.url);
    const makeRoom = fillDisk(profile, ROOM);
    const popup = await clickToolbarButton(browser, page);
    await waitForCard(popup, 'savable');
    await popup.click('[data-testid="save"]');
    await waitForCard(popup, 'failed');
    expect(await popup.text('[data-testid="page-card"]')).toContain(zhCN['failure.storage-full']);
    expect(await titlesOf(popup)).toHaveLength(1);
    makeRoom();
    await popup.click('[data-testid="retry"]');
    await waitForCard(popup, 'saved');
    await expect.poll(() => titlesOf(popup)).toHaveLength(2);
  },
);
