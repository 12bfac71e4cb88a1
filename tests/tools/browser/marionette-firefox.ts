import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../find-browsers.mjs';
import { zipFolder } from '../zip-files.mjs';
import { freePort, geckoId, installPreferences, proxyPreferences } from './firefox-profile';
import { Marionette } from './marionette';

export interface MarionetteFirefox {
  readonly marionette: Marionette;
  /** The extension's own name, as its manifest has it. */
  readonly extensionId: string;
  /** Folder where downloads land. */
  readonly downloads: string;
  /** Opens an address in a new tab in front, and waits until it is loaded. */
  open(url: string): Promise<void>;
  close(): Promise<void>;
}

export interface MarionetteFirefoxOptions {
  /** Folder of the built extension. */
  extension: string;
  /** Plays every host there is, as a proxy. */
  server: { port: number };
  /** The hosts of the manifest are not granted beforehand, as Firefox lets its users have it. */
  hostsOnRequest?: boolean;
}

/**
 * A real Firefox under its own remote control alone: Playwright's takes the one session there is, and reaches neither
 * the toolbar nor a permission prompt.
 */
export async function launchMarionetteFirefox(options: MarionetteFirefoxOptions): Promise<MarionetteFirefox> {
  const { extension, server, hostsOnRequest = false } = options;
  const executable = findFirefox();
  if (!executable) throw new Error('There is no Firefox; see tests/tools/install.mjs');
  const profile = await mkdtemp(join(tmpdir(), 'jianbao-firefox-'));
  const downloads = await mkdtemp(join(tmpdir(), 'jianbao-downloads-'));
  const [id, port] = [await geckoId(extension), await freePort()];
  await mkdir(join(profile, 'extensions'));
  await writeFile(join(profile, 'extensions', `${id}.xpi`), await zipFolder(extension));
  const preferences = {
    ...installPreferences(id),
    ...proxyPreferences(server.port),
    'intl.locale.requested': 'zh-CN',
    'marionette.port': port,
    'extensions.originControls.grantByDefault': !hostsOnRequest,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'datareporting.policy.dataSubmissionEnabled': false,
    'browser.shell.checkDefaultBrowser': false,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const args = [
    '--marionette',
    '--remote-allow-system-access',
    '-headless',
    '--no-remote',
    '--profile',
    profile,
  ];
  const child = spawn(executable, args, { stdio: 'ignore' });
  const marionette = await Marionette.connect(port).catch(async (error: unknown) => {
    await stop(child, [profile, downloads]);
    throw error;
  });
  return {
    marionette,
    extensionId: id,
    downloads,
    open: (url) => openTab(marionette, url),
    close: async () => {
      marionette.close();
      await stop(child, [profile, downloads]);
    },
  };
}

async function openTab(marionette: Marionette, url: string): Promise<void> {
  await marionette.run(
    `const [url] = args;
     const tab = gBrowser.addTrustedTab(url);
     gBrowser.selectedTab = tab;
     const end = Date.now() + 20000;
     while (tab.linkedBrowser.currentURI.spec !== url || tab.linkedBrowser.webProgress.isLoadingDocument) {
       if (Date.now() > end) throw new Error('the tab shows ' + tab.linkedBrowser.currentURI.spec);
       await new Promise((resolve) => setTimeout(resolve, 50));
     }`,
    url,
  );
}

async function stop(child: ChildProcess, litter: readonly string[]): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  await Promise.all(litter.map((path) => rm(path, { recursive: true, force: true, maxRetries: 5 })));
}
