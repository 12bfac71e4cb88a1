import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { zhCN } from '../../assets/locales/zh-CN';
import { type AnyBrowser, openPage, openPopup, saveArticle } from '../tools/browser/any-browser';
import { titlesOf, waitForCard } from '../tools/browser/reading';
import type { DemoServer } from '../tools/server/demo-server';
import { demoFixtures } from '../tools/server/fixtures';
import { Trials } from '../trust/record.mjs';
import { browserNames, launch, nameIn } from './support/everywhere';
import { dumpArticles, findTorn, openWatcher, savedIds } from './support/fault-library';
import { fillDisk, mountDisk, unmountDisk } from './support/small-disk';
import { startServer } from './support/test';

/** Room that is left on the full disk: enough for the browser, too little for an article's pictures. Bytes. */
const ROOM = 1_000_000;

const profile = mkdtempSync(join(tmpdir(), 'jianbao-disk-'));
/** Only root on Linux can have a disk of its own to fill up. */
const hasDisk = mountDisk(profile) && unmountDisk(profile);
afterAll(() => rmSync(profile, { recursive: true }));

describe.skipIf(!hasDisk).each(browserNames)('a full disk in %s (needs root on Linux)', (name) => {
  const trials = new Trials('Faults', nameIn(name, 'disk full during a save'));
  let server: DemoServer;
  let browser: AnyBrowser;

  beforeEach(async () => {
    mountDisk(profile);
    server = await startServer();
    browser = await launch(name, server, { profile });
  });

  afterEach(async () => {
    await browser?.close();
    await server.stop();
    unmountDisk(profile);
  });

  afterAll(() => {
    if (trials.tried > 0) trials.record();
  });

  // The browser itself may go down when its profile's disk is full; the extension is what is tested here.
  test('is told, nothing saved is touched, and with room it works', { retry: 3 }, async () => {
    const [first, second] = demoFixtures();
    await saveArticle(browser, first!.url);
    const watcher = await openWatcher(browser);
    const known = await savedIds(watcher);
    const before = await dumpArticles(watcher, known);
    const page = await openPage(browser, second!.url);
    const makeRoom = fillDisk(profile, ROOM);
    const popup = await openPopup(browser, page);
    await waitForCard(popup, 'savable');
    await popup.click('[data-testid="save"]');
    await waitForCard(popup, 'failed');
    expect(await popup.text('[data-testid="page-card"]')).toContain(zhCN['failure.storage-full']);
    expect(await titlesOf(popup)).toHaveLength(1);
    expect(await dumpArticles(watcher, known)).toBe(before);
    expect(await findTorn(watcher)).toEqual([]);
    makeRoom();
    await popup.click('[data-testid="retry"]');
    await waitForCard(popup, 'saved');
    await expect.poll(() => titlesOf(popup)).toHaveLength(2);
    trials.add('a save', undefined);
  });
});
