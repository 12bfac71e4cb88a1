// @ts-check
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Usual places, best first. Chromium before Chrome, which restricts unpacked extensions. */
const places = {
  chromium: [
    ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    ...['firefox-esr', 'firefox'],
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

/** Path of Chromium or a relative of it: CHROMIUM_PATH where set, else the usual places; undefined where there is none. */
export function findChromium() {
  return process.env.CHROMIUM_PATH ?? places.chromium.map(findProgram).find(Boolean);
}

/** Path of Firefox: FIREFOX_PATH where set, else the usual places; undefined where there is none. */
export function findFirefox() {
  return process.env.FIREFOX_PATH ?? places.firefox.map(findProgram).find(Boolean);
}

/**
 * A program's path: itself where it is one, else the first on PATH.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  const candidates = isAbsolute(name)
    ? [name]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return candidates.find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
