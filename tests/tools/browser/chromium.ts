import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core';
import { findChromium } from '../find-browsers.mjs';
import { AttachedPage } from './attached-page';

export interface ChromiumOptions {
  /** Folder of the built extension. */
  extension: string;
  /** Plays every host there is. */
  server: { port: number };
  headless?: boolean;
  /** Language of the browser, and so of the extension. */
  locale?: 'zh-CN' | 'zh-TW' | 'en-US';
  colorScheme?: 'light' | 'dark';
  /** A profile to go on with; otherwise a new one that is gone at the end. */
  profile?: string;
  /** Where downloads go; otherwise to a folder that is gone at the end. */
  downloads?: string;
}

/** A real Chromium with the extension, in front of a server that plays every host. */
export interface Chromium {
  readonly name: 'Chromium';
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The debugging session of the browser itself. */
  readonly cdp: CDPSession;
  /** Folder where downloads land, under their own names. */
  readonly downloads: string;
  readonly colorScheme: 'light' | 'dark';
  close(): Promise<void>;
}

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
];

/** Starts a browser. Throws where there is none. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium; see tests/tools/install.mjs');
  const { extension, server, headless = true, locale = 'zh-CN', colorScheme = 'light' } = options;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'jianbao-profile-')));
  const downloads = options.downloads ?? (await mkdtemp(join(tmpdir(), 'jianbao-downloads-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    colorScheme,
    locale,
    viewport: headless ? { width: 1280, height: 800 } : null,
    env: { ...process.env, ...languageOf(locale) },
    args: [
      ...quiet,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // The headless screen is 800 × 600 by default, too low for a whole popup.
      ...(headless ? ['--disable-gpu', '--screen-info={1920x1200}'] : []),
      `--lang=${locale}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=MAP * 127.0.0.1:${server.port}, EXCLUDE 127.0.0.1`,
      '--ignore-certificate-errors',
      // Chrome, unlike Chromium, would not load the extension from here; and http is to stay http.
      '--disable-features=DisableLoadExtensionCommandLineSwitch,HttpsUpgrades',
    ],
  });
  // A busy machine takes its time to load a page; what hangs is ended by the test that waits for it.
  context.setDefaultNavigationTimeout(100_000);
  const cdp = await context.browser()!.newBrowserCDPSession();
  // After Playwright's own setting, which would rename every file.
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  const extensionId = new URL((await workerOf(context)).url()).host;
  if (!options.profile) await closeWelcome(context);
  return {
    name: 'Chromium',
    context,
    cdp,
    downloads,
    colorScheme,
    extensionId,
    async close() {
      await context.close();
      const litter = [...(options.downloads ? [] : [downloads]), ...(options.profile ? [] : [profile])];
      await Promise.all(litter.map((path) => rm(path, { recursive: true, force: true, maxRetries: 3 })));
    },
  };
}

/** The first-run page opens by itself in a new profile; it would come to the front at some later moment. */
async function closeWelcome(context: BrowserContext): Promise<void> {
  const isWelcome = (page: Page) => page.url().endsWith('/welcome.html');
  const end = Date.now() + 5_000;
  while (Date.now() < end) {
    const welcome = context.pages().find(isWelcome);
    if (welcome) return welcome.close();
    await wait(25);
  }
}

/** On Linux the browser's language comes from LANGUAGE; LANG must exist, or file names lose all but ASCII. */
function languageOf(locale: string) {
  const language = locale.replace('-', '_');
  return { LANG: 'C.UTF-8', LANGUAGE: language, LC_ALL: '' };
}

async function workerOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** Runs a function in the extension's service worker, starting it where it sleeps. */
export async function inWorker<Argument, Result>(
  { context }: Chromium,
  run: (argument: Argument) => Result | Promise<Result>,
  argument: Argument,
): Promise<Result> {
  const worker = await workerOf(context);
  // Playwright's own types take the argument apart, which a generic one does not survive.
  return worker.evaluate(run as (argument: unknown) => Result | Promise<Result>, argument);
}

/** Opens an address in a tab and waits for its document. */
export async function openPage({ context }: Chromium, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

/** Opens a page of the extension, such as `options.html`, in a tab. */
export function openExtensionPage(browser: Chromium, path: string): Promise<Page> {
  return openPage(browser, `chrome-extension://${browser.extensionId}/${path}`);
}

/** Clicks the extension's button in the toolbar while a page is in front, and gives the popup that opens. */
export async function clickToolbarButton(browser: Chromium, page: Page): Promise<AttachedPage> {
  const { cdp, extensionId, colorScheme } = browser;
  await page.bringToFront();
  const tab = await until('a tab in front', async () => {
    const tabs = (await targetsOf(browser)).filter(({ type }) => type === 'tab');
    return tabs.find(({ url }) => url === page.url());
  });
  const before = new Set((await popupsOf(browser)).map(({ targetId }) => targetId));
  // Young, and so not in Playwright's types: the real click, which also grants `activeTab`.
  await cdp.send('Extensions.triggerAction' as never, { id: extensionId, targetId: tab.targetId } as never);
  const opened = await until('a popup', async () =>
    (await popupsOf(browser)).find(({ targetId }) => !before.has(targetId)),
  );
  const popup = await AttachedPage.attach(cdp, opened.targetId);
  await popup.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: colorScheme }],
  });
  return popup;
}

/** A tab as a page that is followed from document to document. */
export async function attachTo({ cdp, context }: Chromium, page: Page): Promise<AttachedPage> {
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return AttachedPage.attach(cdp, targetInfo.targetId);
}

/** Presses the keys of a command while a page is in front, until `isDone`: a page that just loaded may miss them. */
export async function pressCommand(
  { context }: Chromium,
  page: Page,
  isDone: () => Promise<boolean>,
  letter = 'S',
): Promise<void> {
  await page.bringToFront();
  const session = await context.newCDPSession(page);
  // Without the native code the keys reach the page and not the browser. 1 is Alt, 8 is Shift.
  const keys = {
    modifiers: 1 | 8,
    key: letter,
    code: `Key${letter}`,
    windowsVirtualKeyCode: letter.charCodeAt(0),
    nativeVirtualKeyCode: letter.charCodeAt(0),
  };
  await until('the command to act', async () => {
    await session.send('Input.dispatchKeyEvent', { ...keys, type: 'rawKeyDown' });
    await session.send('Input.dispatchKeyEvent', { ...keys, type: 'keyUp' });
    await wait(400);
    return isDone();
  });
  await session.detach();
}

/** Opens the popup by the keys of its command while a page is in front. */
export async function pressPopupCommand(browser: Chromium, page: Page): Promise<AttachedPage> {
  const before = new Set((await popupsOf(browser)).map(({ targetId }) => targetId));
  const isNew = ({ targetId }: Target) => !before.has(targetId);
  await pressCommand(browser, page, async () => (await popupsOf(browser)).some(isNew), 'O');
  const opened = (await popupsOf(browser)).find(isNew);
  return AttachedPage.attach(browser.cdp, opened?.targetId ?? '');
}

/** Stops the extension's service worker, as the browser does with one that idles. It starts again when it is asked for. */
export async function stopWorker(browser: Chromium): Promise<void> {
  const isWorker = ({ type, url }: Target) =>
    type === 'service_worker' && url.startsWith(`chrome-extension://${browser.extensionId}/`);
  await inWorker(browser, () => Object.assign(globalThis, { isDoomed: true }) && undefined, undefined);
  for (const { targetId } of (await targetsOf(browser)).filter(isWorker)) {
    await browser.cdp.send('Target.closeTarget', { targetId });
  }
  // A page of the extension may have asked for the next one already, which has the same id and another memory.
  await until('the worker to stop', async () => {
    if (!(await targetsOf(browser)).some(isWorker)) return true;
    const isNew = inWorker(browser, () => !('isDoomed' in globalThis), undefined).catch(() => false);
    return Promise.race([isNew, wait(500, false)]); // one that dies meanwhile gives no answer
  });
}

interface Target {
  targetId: string;
  type: string;
  url: string;
}

async function targetsOf({ cdp }: Chromium): Promise<Target[]> {
  return (await cdp.send('Target.getTargets', { filter: [{}] })).targetInfos;
}

/** Open popups. A popup page that was opened in a tab looks the same, so only what is new is one. */
async function popupsOf(browser: Chromium): Promise<Target[]> {
  const popup = `chrome-extension://${browser.extensionId}/popup.html`;
  return (await targetsOf(browser)).filter(({ type, url }) => type === 'page' && url.startsWith(popup));
}

/** Looks again and again until there is an answer; throws after 15 seconds. */
async function until<Found>(what: string, look: () => Promise<Found | undefined | false>): Promise<Found> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const found = await look();
    if (found) return found;
    await wait(25);
  }
  throw new Error(`Waited for ${what} in vain`);
}
