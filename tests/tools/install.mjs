// @ts-check
// Only Node's own modules here: this runs before there is anything else.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findFirefox, findProgram } from './find-browsers.mjs';
import { outputOf, root, runCommand } from './run-command.mjs';

/** @typedef {{ packages: readonly string[], find?: () => string | undefined, otherwise?: string }} Need */

/**
 * What a command may need beyond npm packages: Debian packages, how to tell that it is there without them, and what
 * to say where it can't be installed.
 *
 * @satisfies {Record<string, Need>}
 */
const needs = {
  chromium: {
    packages: ['chromium', 'chromium-l10n', 'fonts-noto-cjk'],
    find: findChromium,
    otherwise:
      'Chromium (https://www.chromium.org/getting-involved/download-chromium/), or set CHROMIUM_PATH',
  },
  firefox: {
    packages: ['firefox-esr', 'firefox-esr-l10n-zh-cn'],
    find: findFirefox,
    otherwise: 'Firefox 140 or newer (https://www.mozilla.org/firefox/), or set FIREFOX_PATH',
  },
  unzip: { packages: ['unzip'], find: () => findProgram('unzip'), otherwise: 'unzip' },
  // Tests that build a blog of exported posts; they are skipped, and say so, without it.
  jekyll: { packages: ['jekyll'], find: () => findProgram('jekyll') },
  // Checks exported EPUBs in the same way.
  epubcheck: { packages: ['epubcheck'], find: () => findProgram('epubcheck') },
};

/** @typedef {keyof typeof needs} NeedName */

/**
 * Makes sure that npm packages and the named programs are there, installing what is missing: npm packages anywhere,
 * programs as root on Debian. Elsewhere it says exactly what to install.
 * Throws an Error whose message is meant for the terminal when something necessary is missing.
 *
 * @param {readonly NeedName[]} names
 */
export async function install(names) {
  checkNode();
  await installPackages();
  const wanted = names.map((name) => /** @type {Need} */ (needs[name]));
  if (isDebianRoot()) await installDebianPackages(wanted);
  const missing = wanted.filter(({ find, otherwise }) => otherwise && !find?.());
  if (missing.length > 0) throw new Error(sayWhatToInstall(missing));
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 12)) {
    throw new Error(
      `Node ${process.versions.node} is too old. Please install Node 20.12 or newer: https://nodejs.org/`,
    );
  }
}

async function installPackages() {
  if (isUpToDate()) return;
  console.log('Installing npm packages…');
  const code = await runCommand('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Error('npm ci failed; see above.');
}

/** Whether node_modules holds what package-lock.json names. By content, as times say nothing after a checkout. */
function isUpToDate() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = readLock(installed);
  return Object.entries(readLock(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || have[path]?.version === version,
  );
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** @param {readonly Need[]} wanted */
async function installDebianPackages(wanted) {
  const lacking = wanted.filter(({ packages }) => packages.some((name) => !isInstalled(name)));
  if (lacking.length === 0) return;
  console.log(`Installing ${lacking.flatMap(({ packages }) => packages).join(', ')}…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env, quiet: true });
  for (const { packages, otherwise } of lacking) {
    const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    const code = await runCommand('apt-get', args, { env, quiet: true });
    if (code !== 0)
      console.log(`Could not install ${packages.join(', ')}${otherwise ? '' : ', which is optional'}.`);
  }
}

/** @param {string} name a Debian package */
function isInstalled(name) {
  return outputOf('dpkg-query', ['-W', '-f', `\${db:Status-Status}`, name]) === 'installed';
}

/** Not Ubuntu, whose chromium package is a snap in disguise and does not run as root. */
function isDebianRoot() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID=debian$/m.test(release) && process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

/** @param {readonly Need[]} missing */
function sayWhatToInstall(missing) {
  const packages = missing.flatMap((need) => need.packages).join(' ');
  const lines = missing.map(({ otherwise }) => `  - ${otherwise}`);
  return [
    'Please install what is missing and run this again:',
    ...lines,
    ...(findProgram('apt-get')
      ? [`On Debian: sudo apt-get install --no-install-recommends ${packages}`]
      : process.platform === 'darwin'
        ? ['With Homebrew: brew install --cask chromium firefox']
        : []),
  ].join('\n');
}
