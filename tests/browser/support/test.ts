import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from 'vitest';
import { type Chromium, launchChromium } from '../../tools/browser/chromium';
import { builds } from '../../tools/build.mjs';
import { DemoServer, isPicture, type ReceivedRequest } from '../../tools/server/demo-server';
import { allFixtures, publish } from '../../tools/server/fixtures';

/** Folder of a browser's build. Throws where there is none. */
export function builtFor(browser: 'chrome' | 'firefox'): string {
  const folder = fileURLToPath(new URL(`../../../${builds[browser]}`, import.meta.url));
  if (!existsSync(folder)) throw new Error(`No ${folder}: run npm run build first, or npm test`);
  return folder;
}

/** A server with every page of tests/fixtures at its address. */
export async function startServer(): Promise<DemoServer> {
  const server = await DemoServer.start();
  publish(server, allFixtures());
  return server;
}

/** Requests for pictures that a background made; those of a page's own say that they are for an image. */
export function fetchedPictures(server: DemoServer): ReceivedRequest[] {
  return server.requests.filter(
    ({ url, headers }) => isPicture.test(url) && headers['sec-fetch-dest'] === 'empty',
  );
}

interface World {
  server: DemoServer;
  browser: Chromium;
}

/** A test with a server and a Chromium of its own, whose profile is new. */
export const test = base.extend<World>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern what a fixture needs.
  server: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
  browser: async ({ server }, use) => {
    const browser = await launchChromium({ extension: builtFor('chrome'), server });
    await use(browser);
    await browser.close();
  },
});

export { expect };
