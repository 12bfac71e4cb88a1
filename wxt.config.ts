import { defineConfig } from 'wxt';
import { sites } from './utils/sites';

/** Pages and pictures of the three sites: all the hosts Jianbao may reach without asking. */
const hosts = [...new Set(sites.flatMap((site) => [...site.matches, ...site.pictureHosts]))];

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  publicDir: 'assets/public',
  outDir: '.output',
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    minimum_chrome_version: '120',
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus'],
    host_permissions: hosts,
    optional_host_permissions: ['*://*/*'],
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
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
          strict_min_version: '128.0',
          data_collection_permissions: { required: ['none'] },
        },
        gecko_android: { strict_min_version: '128.0' },
      },
    }),
  }),
});
