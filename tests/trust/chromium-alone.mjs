// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/run-command.mjs';

const folder = 'tests/browser';

/**
 * What of tests/browser runs in Chromium alone, by the file's name without its ending: which of its tests, where others
 * run in Firefox too, and why.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const chromiumAlone = {
  'auto-backup':
    'Firefox gives pages no folder (showDirectoryPicker), and lets no test ring an alarm; what is written is tried by backup',
  axe: "forced colours and the popup are drawn through Chromium's debugger; the pages are the same",
  build: 'runs no browser: it looks into the builds for both',
  'closing-popup':
    "the background stopped in mid-save, by Chromium's debugger; firefox-background has the same",
  'copy-print': "printing, to a PDF of Chromium's own",
  faults:
    "the background stopped, by Chromium's debugger, or held up by what is put into it; firefox-background stops Firefox's",
  'faults-killed': "the browser's process is found by Chromium's debugger",
  folder: 'Firefox gives pages no folder (showDirectoryPicker)',
  guest: "that nothing runs in a page before a save: its worlds are listed by Chromium's debugger",
  'import-troubles': 'a full disk in mid-import; full-disk fills it up in both',
  keyboard:
    "the whole main job by keys: those of commands and of the popup are pressed through Chromium's debugger; firefox-permissions presses a command's in Firefox",
  'main-job':
    'its story is told in Firefox by firefox and firefox-permissions; here the background is stopped and a blog is built too',
  'other-site': 'its right comes from a real click; firefox-permissions clicks in Firefox',
  popup: 'the language of Taiwan, for which Firefox needs a package of its own',
  'read-aloud':
    "several one after the other: their page begins by itself, and Firefox's driver lets nothing stand in for voices before",
  restore: 'the bench of backups at a small size; backup restores in both',
  search:
    'the address bar, as only Chromium lets a test call its listeners; an index cut short by a stopped background',
  shortcut:
    "keys and menus, as only Chromium's are in reach; firefox-permissions presses the keys in Firefox",
  soak: "the background's memory is read by Chromium's debugger",
};

/** Files of tests/browser with tests in Firefox, as paths from the root. */
export function filesInFirefox() {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)
    .filter((path) => isInFirefox(readFileSync(join(root, path), 'utf8')));
}

/** @param {string} source of a file of tests */
export function isInFirefox(source) {
  return /support\/everywhere'|launchFirefox|launchMarionetteFirefox/.test(source);
}
