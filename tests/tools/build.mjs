// @ts-check
import { runCommand } from './run-command.mjs';

/** @typedef {'chrome' | 'firefox'} Browser */

/** Where each browser's build lies, in the repository. */
export const builds = { chrome: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

/** @type {Record<Browser, readonly string[]>} */
const args = { chrome: ['-b', 'chrome'], firefox: ['-b', 'firefox', '--mv3'] };

/**
 * Builds the extension, for one browser after the other.
 *
 * @param {readonly Browser[]} browsers
 * @param {{ quiet?: boolean }} [options] quiet: says nothing but errors
 * @returns {Promise<Browser[]>} the browsers for which it could not be built
 */
export async function build(browsers, { quiet = false } = {}) {
  /** @type {Browser[]} */
  const failed = [];
  for (const browser of browsers) {
    const code = await runCommand('wxt', ['build', ...args[browser]], { quiet });
    if (code !== 0) {
      console.error(`The extension could not be built for ${browser}.`);
      failed.push(browser);
    }
  }
  return failed;
}
