import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'wxt';
import { thirdParty } from './tests/tools/third-party.mjs';
import { sites } from './utils/sites';

/** Pages and pictures of the three sites: all the hosts Jianbao may reach without asking. */
const hosts = [...new Set(sites.flatMap((site) => [...site.matches, ...site.pictureHosts]))];

/** Names the rules by which articles are taken, so that a copy can say which ones made it: a hash of their sources. */
function hashRules(): string {
  const hash = createHash('sha256');
  for (const folder of ['utils/extract', 'utils/sites', 'utils/dom']) {
    for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

const licences = thirdParty();

/** Sizes that tests/tools/render-icons.mjs draws. */
const toolbarSizes = [16, 19, 24, 32, 38, 48];
const icons = Object.fromEntries([...toolbarSizes, 128].map((size) => [size, `icons/${size}.png`]));

/** Firefox names a picture by the colour of the words around it: `light` stands in a dark toolbar. */
const themeIcons = toolbarSizes.map((size) => ({
  size,
  dark: `icons/${size}.png`,
  light: `icons/dark-${size}.png`,
}));

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  publicDir: 'assets/public',
  outDir: '.output',
  vite: () => ({
    plugins: [licences.plugin()],
    // A worker loads what it needs only when it does.
    worker: { format: 'es' },
    define: {
      EXTENSION_VERSION: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version),
      RULES_VERSION: JSON.stringify(hashRules()),
    },
  }),
  hooks: {
    'build:done': ({ config }) => licences.write(config.outDir),
    'vite:build:extendConfig': (entrypoints, config) => {
      // The content script calls nothing of the extension, and a page can stand in the polyfill's way: in Chromium
      // `<form id="chrome"><input name="runtime">` is the `chrome` that the script sees, and the polyfill throws.
      if (entrypoints.some(({ type }) => type === 'content-script')) config.resolve = {};
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    minimum_chrome_version: '120',
    icons,
    permissions: [
      ...['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus', 'alarms'],
      // Only Chrome's worker needs a page for giving a file an address.
      ...(browser === 'chrome' ? ['offscreen'] : []),
    ],
    host_permissions: hosts,
    optional_host_permissions: ['*://*/*'],
    // For backups and a folder of notes among the downloads.
    optional_permissions: ['downloads'],
    action: {
      default_title: '__MSG_actionTitle__',
      default_icon: icons,
      ...(browser === 'firefox' && { theme_icons: themeIcons }),
    },
    omnibox: { keyword: 'jb' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+O' } },
      'save-page': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_commandSavePage__',
      },
    },
    // Saved pages can't phone home: pictures come from the library, as blobs.
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
        "font-src 'self'; connect-src 'self' https: http:; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'jianbao@jianbao.example',
          // The first that paints highlights; on Android, the first that knows `data_collection_permissions` too.
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
        gecko_android: { strict_min_version: '142.0' },
      },
    }),
  }),
});
