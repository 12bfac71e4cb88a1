import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnyBrowser, openExtensionPage } from '../tools/browser/any-browser';
import { bundlePage } from '../tools/bundle-page.mjs';
import type { DemoServer } from '../tools/server/demo-server';
import { isFull } from '../trust/record.mjs';
import { Canary, visit } from './support/canary';
import { browserNames, launch } from './support/everywhere';
import { HostileRun } from './support/hostile-run';
import { startServer } from './support/test';

/** The full run takes every vector every way. Milliseconds. */
const timeout = isFull ? 40 * 60_000 : 120_000;

/** Every so manieth vector is taken: in npm test few, at full size all, but in Firefox, which is slower to drive, some. */
const samples = { Chromium: isFull ? 1 : 32, Firefox: 4 };

describe.each(browserNames)('hostile content in %s', { timeout }, (name) => {
  let server: DemoServer;
  let browser: AnyBrowser;
  let run: HostileRun;

  beforeAll(async () => {
    server = await startServer();
    browser = await launch(name, server);
    const canary = await Canary.watch(browser.context, server);
    const script = await bundlePage('tests/trust/page/hostile.ts', 'trust');
    const page = await openExtensionPage(browser, 'options.html#import');
    run = new HostileRun({ browser, server, canary, page, script }, samples[name]);
  });

  afterAll(async () => {
    run?.record();
    await browser?.close();
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
