import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopBackground } from '../tools/browser/firefox-grants';
import { FirefoxPage } from '../tools/browser/firefox-page';
import { launchMarionetteFirefox, type MarionetteFirefox } from '../tools/browser/marionette-firefox';
import type { DemoServer } from '../tools/server/demo-server';
import { demoFixtures } from '../tools/server/fixtures';
import { isFull } from '../trust/record.mjs';
import { makeGate } from './support/gate';
import { builtFor, fetchedPictures, startServer } from './support/test';
import { countTests } from './support/trials';

const articles = demoFixtures();
const saved = '[data-testid="page-card"][data-state="saved"]';

// As closing-popup has it in Chromium.
describe.skipIf(!isFull)('Firefox, whose background is stopped in mid-save', { timeout: 300_000 }, () => {
  countTests('Firefox', 'background stopped in mid-save');
  let server: DemoServer;
  let firefox: MarionetteFirefox;

  beforeAll(async () => {
    server = await startServer();
    firefox = await launchMarionetteFirefox({ extension: builtFor('firefox'), server });
  });

  afterAll(async () => {
    await firefox?.close();
    await server.stop();
  });

  /** Begins to save a page whose pictures do not come, until the first of them are asked for. */
  async function beginSave(url: string): Promise<{ popup: FirefoxPage; open: () => void }> {
    await firefox.open(url);
    const before = fetchedPictures(server).length;
    const { until, open } = makeGate();
    server.pictures = () => ({ until });
    const popup = await FirefoxPage.openPopup(firefox.marionette, firefox.extensionId);
    await popup.click('[data-testid="save"]');
    await expect.poll(() => fetchedPictures(server).length, { timeout: 20_000 }).toBeGreaterThan(before);
    server.pictures = () => ({});
    return { popup, open };
  }

  async function expectWhole(popup: FirefoxPage, count: number): Promise<void> {
    await popup.waitFor(saved);
    const rows = `content.document.querySelectorAll('[data-testid="article-row"]').length`;
    expect(await popup.evaluate<number>(rows)).toBe(count);
    await popup.click('[data-testid="open"]');
    const widths = `Array.from(content.document.querySelectorAll('[data-testid="article"] img'), (image) => image.naturalWidth)`;
    await expect.poll(() => popup.evaluate<number[]>(widths), { timeout: 20_000 }).toContain(960);
    await popup.click('[data-testid="back"]');
    await popup.closePopup();
  }

  test('the save is finished at its next start', async () => {
    const { marionette, extensionId } = firefox;
    const { popup, open } = await beginSave(articles[0]!.url);
    await popup.closePopup();
    await stopBackground(marionette, extensionId);
    await expectWhole(await FirefoxPage.openPopup(marionette, extensionId), 1);
    open();
  });

  test('a popup that stays open sees the save through', async () => {
    const { popup, open } = await beginSave(articles[1]!.url);
    await stopBackground(firefox.marionette, firefox.extensionId);
    await expectWhole(popup, 2);
    open();
  });
});
