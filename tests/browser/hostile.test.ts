import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, launchChromium, openExtensionPage } from '../tools/browser/chromium';
import { bundlePage } from '../tools/bundle-page.mjs';
import type { DemoServer } from '../tools/server/demo-server';
import { isFull } from '../trust/record.mjs';
import { Canary, visit } from './support/canary';
import { HostileRun } from './support/hostile-run';
import { builtFor, startServer } from './support/test';

/** The full run takes every vector every way. Milliseconds. */
const timeout = isFull ? 40 * 60_000 : 120_000;

describe('hostile content in Chromium', { timeout }, () => {
  let server: DemoServer;
  let browser: Chromium;
  let page: Page;
  let run: HostileRun;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchChromium({ extension: builtFor('chrome'), server });
    const canary = await Canary.watch(browser.context, server);
    const address = (path: string) => `chrome-extension://${browser.extensionId}/${path}`;
    const script = await bundlePage('tests/trust/page/hostile.ts', 'trust');
    page = await openExtensionPage(browser, 'options.html#import');
    run = new HostileRun({
      name: 'Chromium',
      context: browser.context,
      server,
      canary,
      page,
      address,
      script,
    });
  });

  afterAll(async () => {
    run.record();
    await browser.close();
    await server.stop();
  });

  test('pages are captured, and nothing of them is alive', async () => {
    expect(await run.capture()).toEqual([]);
  });

  test('files are imported, and nothing of them is alive', async () => {
    expect(await run.importFiles()).toEqual([]);
  });

  test('what stands in the library is shown without running or requesting anything, even unsanitised', async () => {
    expect(await run.read()).toEqual([]);
    expect(await run.list()).toEqual([]);
  });

  test('what leaves in any format runs and requests nothing where it is opened', async () => {
    expect(await run.exportAll()).toEqual([]);
  });

  test('the canary sings: a page without a sanitiser runs and requests', async () => {
    server.setAnswer('https://plain.example/', {
      body: '<img src=x onerror=alert(1)><img src="https://canary.example/x">',
    });
    const plain = await browser.context.newPage();
    expect(await visit(plain, 'https://plain.example/', run.canary)).toMatch(/ran|request/);
  });
});
