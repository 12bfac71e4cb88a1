// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run-command.mjs';

/**
 * What may be loaded at most, in bytes: the popup opens with every click, the content script is read into a page, the
 * worker starts for every event. `gzip` is what a download costs, `raw` what an engine has to read.
 */
export const budgets = {
  popup: { raw: 360_000, gzip: 135_000 },
  'content script': { raw: 130_000, gzip: 47_000 },
  worker: { raw: 160_000, gzip: 68_000 },
};

/** @typedef {{ name: string, files: string[], raw: number, gzip: number, isOver: boolean }} Weight */

/**
 * What the parts of a build weigh, everything that they load at once included.
 *
 * @param {string} folder of a build
 * @returns {Weight[]}
 */
export function weigh(folder) {
  const popup = readFileSync(join(folder, 'popup.html'), 'utf8');
  const linked = [...popup.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);
  // Loaded by name, because it depends on the reader which; English takes the most room.
  const sentences = readdirSync(join(folder, 'chunks')).filter((name) => /^en-[\w-]+\.js$/.test(name));
  if (sentences.length !== 1) throw new Error(`One table of English sentences, not ${sentences.length}`);
  const starts = {
    popup: [...linked, ...sentences.map((name) => `chunks/${name}`)],
    'content script': ['content-scripts/page.js'],
    worker: ['background.js'],
  };
  return Object.entries(starts).map(([name, paths]) => {
    const files = reach(folder, paths);
    const bytes = files.map((path) => readFileSync(join(folder, path)));
    const raw = bytes.reduce((sum, each) => sum + each.length, 0);
    const gzip = bytes.reduce((sum, each) => sum + gzipSync(each).length, 0);
    const budget = budgets[/** @type {keyof typeof budgets} */ (name)];
    return { name, files, raw, gzip, isOver: raw > budget.raw || gzip > budget.gzip };
  });
}

/** Files with all that they import statically. @param {string} folder @param {readonly string[]} paths */
function reach(folder, paths) {
  const found = new Set(paths);
  for (const path of found) {
    if (!path.endsWith('.js')) continue;
    const code = readFileSync(join(folder, path), 'utf8');
    for (const [, specifier = ''] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)) {
      found.add(join(path, '..', specifier).replaceAll('\\', '/'));
    }
  }
  return [...found];
}

/** A line for each part, and whether all keep to their budgets. @param {string} folder */
export function checkBudgets(folder) {
  const weights = weigh(join(root, folder));
  for (const { name, raw, gzip, isOver } of weights) {
    const budget = budgets[/** @type {keyof typeof budgets} */ (name)];
    console.log(
      `${isOver ? 'OVER' : 'ok  '} ${name}: ${raw} of ${budget.raw} bytes, ${gzip} of ${budget.gzip} gzipped`,
    );
  }
  return weights.every(({ isOver }) => !isOver);
}
