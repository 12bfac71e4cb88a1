import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BrowserContext, firefox, type Page } from 'playwright-core';
import { findFirefox } from '../find-browsers.mjs';
import { zipFolder } from '../zip-files.mjs';
import { geckoId, installPreferences, proxyPreferences, uuid } from './firefox-profile';

export interface FirefoxOptions {
  /** Folder of the built extension. */
  extension: string;
  /** Plays every host there is, as a proxy. */
  server: { port: number };
  locale?: 'zh-CN' | 'zh-TW' | 'en-US';
  /** More of what `about:config` holds. */
  preferences?: Readonly<Record<string, string | number | boolean>>;
  /** An empty folder for the profile; otherwise a new one that is gone at the end. */
  profile?: string;
}

/** A real Firefox with the extension, in front of a server that plays every host. */
export interface Firefox {
  readonly name: 'Firefox';
  readonly context: BrowserContext;
  /** Folder where downloads land. */
  readonly downloads: string;
  close(): Promise<void>;
}

/** Starts a browser. Throws where there is none. */
export async function launchFirefox({
  extension,
  server,
  locale = 'zh-CN',
  ...options
}: FirefoxOptions): Promise<Firefox> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('There is no Firefox; see tests/tools/install.mjs');
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'jianbao-firefox-')));
  const downloads = await mkdtemp(join(tmpdir(), 'jianbao-downloads-'));
  const id = await geckoId(extension);
  await mkdir(join(profile, 'extensions'));
  await writeFile(join(profile, 'extensions', `${id}.xpi`), await zipFolder(extension));
  const context = await firefox.launchPersistentContext(profile, {
    channel: 'moz-firefox', // Firefox as it is shipped, over WebDriver BiDi
    executablePath,
    headless: true,
    ignoreHTTPSErrors: true,
    downloadsPath: downloads, // where they keep their names, unlike in Chromium
    args: ['--remote-allow-system-access'], // opens pages of extensions
    firefoxUserPrefs: {
      ...installPreferences(id),
      ...proxyPreferences(server.port),
      'intl.locale.requested': locale,
      'dom.security.https_first': false, // http is to stay http
      'dom.events.testing.asyncClipboard': true, // pages may read what they copied
      ...options.preferences,
    },
  });
  // As in Chromium: a busy machine takes its time.
  context.setDefaultNavigationTimeout(100_000);
  context.on('page', closeWithoutWaiting);
  return {
    name: 'Firefox',
    context,
    downloads,
    async close() {
      await context.close();
      const litter = [downloads, ...(options.profile ? [] : [profile])];
      await Promise.all(litter.map((path) => rm(path, { recursive: true, force: true, maxRetries: 3 })));
    },
  };
}

/** Milliseconds after which a page that was told to close is taken for closed. */
const CLOSING = 3_000;
/** Times that a page is opened until one is not lost. */
const MOST_ATTEMPTS = 6;

/** The news that a page is closed is often lost to Playwright, which then waits for ever. */
function closeWithoutWaiting(page: Page): void {
  const close = page.close.bind(page);
  page.close = async (options) => {
    await Promise.race([close(options).catch(() => {}), wait(CLOSING)]);
  };
}

const helpers = new WeakMap<Firefox, Page>();

/** A page of the extension that stays open behind the others, to ask the extension's interfaces from. */
export async function helperOf(firefox: Firefox): Promise<Page> {
  const known = helpers.get(firefox);
  if (known && !known.isClosed()) return known;
  const helper = await openFirefoxPage(firefox, 'welcome.html', 'main');
  helpers.set(firefox, helper);
  return helper;
}

/**
 * Opens a page of the extension, such as `options.html`, once an element that fits `selector` is there. `size`: CSS
 * pixels of its window.
 */
export async function openFirefoxPage(
  firefox: Firefox,
  path: string,
  selector: string,
  size?: { width: number; height: number },
): Promise<Page> {
  // A page that moves to the extension's process is often lost to Playwright, above all the first; the next may not be.
  for (let attempt = 1; ; attempt++) {
    const page = await firefox.context.newPage();
    if (size) await page.setViewportSize(size);
    const timeout = attempt < MOST_ATTEMPTS ? 4_000 : 20_000;
    try {
      // 'load' never comes for pages of extensions, though they do load.
      await page.goto(`moz-extension://${uuid}/${path}`, { waitUntil: 'commit', timeout: 5 * timeout });
      await page.locator(selector).first().waitFor({ timeout });
      return page;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS) throw error;
      void page.close();
    }
  }
}
