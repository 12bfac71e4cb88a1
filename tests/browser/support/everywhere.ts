import type { AnyBrowser } from '../../tools/browser/any-browser';
import { launchChromium } from '../../tools/browser/chromium';
import { type Firefox, type FirefoxOptions, launchFirefox } from '../../tools/browser/firefox';
import type { DemoServer } from '../../tools/server/demo-server';
import { isFull } from '../../trust/record.mjs';
import { builtFor, test } from './test';
import { countTests } from './trials';

interface World {
  browser: AnyBrowser;
  server: DemoServer;
}

interface Options {
  /** Milliseconds. */
  timeout?: number;
  /** Runs in Firefox as well whenever it runs in Chromium, and not by `npm run firefox` alone: for a few quick ones. */
  always?: boolean;
  /** Runs at full size alone, being long. */
  full?: boolean;
}

/** Firefox takes two to four times as long as Chromium to start and to be driven. Milliseconds. */
const PATIENCE = 180_000;

/** The name of a test, or of a row of tests/trust.md, in a browser: `npm run firefox` chooses its tests by it. */
export function nameIn(browser: AnyBrowser['name'], name: string): string {
  return browser === 'Firefox' ? `${name} (Firefox)` : name;
}

/** A test with a server and a Firefox of its own, whose profile is new. */
const firefoxTest = test.extend<{ firefox: Firefox }>({
  firefox: async ({ server }, use) => {
    const firefox = await launchFirefox({ extension: builtFor('firefox'), server });
    await use(firefox);
    await firefox.close();
  },
});

// Of whichever file this is loaded for.
countTests('Firefox', undefined, 'Firefox');

/** A test that is run in Chromium and in Firefox. */
export function everywhere(
  name: string,
  run: (world: World) => Promise<void>,
  { timeout, always = false, full = false }: Options = {},
): void {
  const options = { ...(timeout && { timeout }) };
  test.skipIf(full && !isFull)(name, options, ({ browser, server }) => run({ browser, server }));
  if (!isFull && !always) return;
  const patient = { timeout: Math.max(timeout ?? 0, PATIENCE) };
  firefoxTest(nameIn('Firefox', name), patient, ({ firefox, server }) => run({ browser: firefox, server }));
}

/** Browsers for a group of tests that share one, for `describe.each`: Firefox by `npm run firefox` alone. */
export const browserNames: readonly AnyBrowser['name'][] = isFull ? ['Chromium', 'Firefox'] : ['Chromium'];

/** Another build, language or profile than those of the other tests. */
type LaunchOptions = Partial<Omit<FirefoxOptions, 'server'>>;

/** A browser by its name. The caller closes it. */
export async function launch<Name extends AnyBrowser['name']>(
  name: Name,
  server: DemoServer,
  options: LaunchOptions = {},
): Promise<Extract<AnyBrowser, { name: Name }>> {
  const browser: AnyBrowser =
    name === 'Firefox'
      ? await launchFirefox({ extension: builtFor('firefox'), server, ...options })
      : await launchChromium({ extension: builtFor('chrome'), server, ...options });
  return browser as Extract<AnyBrowser, { name: Name }>;
}
