import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, firefox, type Page } from 'playwright-core';
import { findFirefox } from '../find-browsers.mjs';
import { zipFolder } from '../zip-files.mjs';

export interface FirefoxOptions {
  /** Folder of the built extension. */
  extension: string;
  /** Plays every host there is, as a proxy. */
  server: { port: number };
  locale?: 'zh-CN' | 'zh-TW' | 'en-US';
  /** `on request`: the hosts of the manifest are not granted beforehand, as Firefox lets its users have it. */
  hosts?: 'granted' | 'on request';
  /** More preferences. */
  preferences?: Readonly<Record<string, string | number | boolean>>;
}

/** A real Firefox with the extension, in front of a server that plays every host. */
export interface Firefox {
  readonly context: BrowserContext;
  /** Folder where downloads land. */
  readonly downloads: string;
  /** The extension's own name, as its manifest has it. */
  readonly extensionId: string;
  /** Where Firefox's own remote control listens; see `marionette.ts`. */
  readonly marionettePort: number;
  close(): Promise<void>;
}

/** Fixed, so that the extension's pages have a known address. */
const uuid = '7d3f1a52-0c1e-4b8e-9a40-6a1f6c0f8b11';

/** Starts a browser. Throws where there is none. */
export async function launchFirefox({
  extension,
  server,
  locale = 'zh-CN',
  hosts = 'granted',
  preferences = {},
}: FirefoxOptions): Promise<Firefox> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('There is no Firefox; see tests/tools/install.mjs');
  const profile = await mkdtemp(join(tmpdir(), 'jianbao-firefox-'));
  const downloads = await mkdtemp(join(tmpdir(), 'jianbao-downloads-'));
  const id = await geckoId(extension);
  const marionettePort = await freePort();
  await mkdir(join(profile, 'extensions'));
  await writeFile(join(profile, 'extensions', `${id}.xpi`), await zipFolder(extension));
  const context = await firefox.launchPersistentContext(profile, {
    channel: 'moz-firefox', // Firefox as it is shipped, over WebDriver BiDi
    executablePath,
    headless: true,
    ignoreHTTPSErrors: true,
    downloadsPath: downloads, // where they keep their names, unlike in Chromium
    args: ['--remote-allow-system-access', '--marionette'], // opens pages of extensions, reaches the toolbar
    firefoxUserPrefs: {
      ...installPreferences(id),
      ...proxyPreferences(server.port),
      'intl.locale.requested': locale,
      'marionette.port': marionettePort,
      'extensions.originControls.grantByDefault': hosts === 'granted',
      ...preferences,
    },
  });
  return {
    context,
    downloads,
    extensionId: id,
    marionettePort,
    async close() {
      await context.close();
      const litter = [profile, downloads];
      await Promise.all(litter.map((path) => rm(path, { recursive: true, force: true, maxRetries: 3 })));
    },
  };
}

/** Opens a page of the extension, such as `options.html`, once an element that fits `selector` is there. */
export async function openFirefoxPage(firefox: Firefox, path: string, selector: string): Promise<Page> {
  // The first page that moves to the extension's process is often lost to Playwright; the next one is not.
  for (let attempt = 1; ; attempt++) {
    const page = await firefox.context.newPage();
    // 'load' never comes for pages of extensions, though they do load.
    await page.goto(`moz-extension://${uuid}/${path}`, { waitUntil: 'commit' });
    const found = page.locator(selector).first();
    try {
      await found.waitFor({ timeout: attempt < 3 ? 4_000 : 20_000 });
      return page;
    } catch (error) {
      if (attempt === 3) throw error;
      void page.close().catch(() => {}); // nor can a lost page be waited for
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function geckoId(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
}

function installPreferences(id: string) {
  return {
    'xpinstall.signatures.required': false,
    'extensions.autoDisableScopes': 0,
    'extensions.enabledScopes': 15,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
  };
}

function proxyPreferences(port: number) {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
  };
}
