import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerPermission, FirefoxPopup, grantedHosts } from '../tools/browser/firefox-popup';
import { launchMarionetteFirefox, type MarionetteFirefox } from '../tools/browser/marionette-firefox';
import type { DemoServer } from '../tools/server/demo-server';
import { demoFixtures } from '../tools/server/fixtures';
import { isFull } from '../trust/record.mjs';
import { builtFor, startServer } from './support/test';

const [first, second] = demoFixtures();

// The button is the real one, clicked through Firefox's own remote control: nothing is granted but by that click.
describe.skipIf(!isFull)('Firefox, with no host allowed beforehand', () => {
  let server: DemoServer;
  let firefox: MarionetteFirefox;

  beforeAll(async () => {
    server = await startServer();
    firefox = await launchMarionetteFirefox({ extension: builtFor('firefox'), server, hostsOnRequest: true });
  });

  afterAll(async () => {
    await firefox?.close();
    await server.stop();
  });

  test('the button saves the text; pictures that are refused are told and leave it whole', async () => {
    const { marionette, extensionId } = firefox;
    expect(await grantedHosts(marionette, extensionId)).toEqual([]);
    const popup = await saveByButton(firefox, first!.url);
    await popup.click('[data-testid="allow-pictures"]');
    await answerPermission(marionette, 'deny');
    expect(await grantedHosts(marionette, extensionId)).toEqual([]);
    const reopened = await FirefoxPopup.open(marionette, extensionId);
    await reopened.click('[data-testid="article-row"] a');
    await reopened.waitFor('[data-testid="missing-picture"]');
    expect((await reopened.text('[data-testid="article"]')).length).toBeGreaterThan(300);
    await reopened.close();
  });

  test('pictures whose hosts are asked for and granted come by themselves', async () => {
    const { marionette, extensionId } = firefox;
    const popup = await saveByButton(firefox, second!.url);
    await popup.click('[data-testid="allow-pictures"]');
    await answerPermission(marionette, 'allow');
    await expect.poll(() => grantedHosts(marionette, extensionId)).not.toEqual([]);
    await server.stop(); // what is read below is read offline
    const reopened = await FirefoxPopup.open(marionette, extensionId);
    await reopened.click('[data-testid="article-row"] a');
    const widths = `Array.from(content.document.querySelectorAll('[data-testid="article"] img'), (image) => image.naturalWidth)`;
    await expect.poll(() => reopened.evaluate<number[]>(widths), { timeout: 20_000 }).toContain(960);
    await reopened.close();
  });
});

/** Opens an article, clicks the button and saves. Resolves to the popup, which says that it is saved. */
async function saveByButton(
  { marionette, extensionId, open }: MarionetteFirefox,
  url: string,
): Promise<FirefoxPopup> {
  await open(url);
  const popup = await FirefoxPopup.open(marionette, extensionId);
  await popup.click('[data-testid="save"]');
  await popup.waitFor('[data-testid="page-card"][data-state="saved"]');
  return popup;
}
