// @ts-check
// What search adds to saving an article.
import { percent, quantile } from './figures.mjs';

/** Numbers of generated articles that filling never reaches. */
const beyond = 10_000_000;
const saves = 100;

/**
 * @typedef {object} SavingFigures
 * @property {number} withSearch median of a save, ms
 * @property {number} without the same writes without search
 */

/**
 * @param {import('./browser.mjs').Bench} bench
 * @returns {Promise<SavingFigures>}
 */
export async function measureSaving(bench) {
  const times = await bench.call('measureSaves', beyond, saves);
  return {
    withSearch: quantile(times.withSearch, 0.5),
    without: quantile(times.without, 0.5),
  };
}

/** @param {number} count @param {SavingFigures} figures */
export function savingRow(count, { withSearch, without }) {
  const [before, after] = [without.toFixed(2), withSearch.toFixed(2)];
  return [count.toLocaleString('en'), before, after, percent(withSearch / without - 1)].join(' | ');
}

/** @param {SavingFigures} figures @returns {[string, string, boolean][]} */
export function savingBounds({ withSearch, without }) {
  const added = withSearch / without - 1;
  return [['search adds at most 30 % to a save', percent(added), added <= 0.3]];
}
