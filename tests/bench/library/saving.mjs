// @ts-check
// What search adds to saving an article, and to writing many.
import { percent, quantile } from './figures.mjs';

/** Numbers of generated articles that filling never reaches. */
const beyond = 10_000_000;
const saves = 100;

/**
 * @typedef {object} SavingFigures
 * @property {number} withSearch median of a save, ms
 * @property {number} without the same writes without search
 * @property {number} writing an article of a batch, ms
 * @property {number} indexing its share of taking many into the index, ms
 */

/**
 * @param {import('./browser.mjs').Bench} bench
 * @param {{articles: number, writing: number, indexing: number}} filled
 * @returns {Promise<SavingFigures>}
 */
export async function measureSaving(bench, filled) {
  const times = await bench.call('measureSaves', beyond + filled.articles * 2, saves);
  return {
    withSearch: quantile(times.withSearch, 0.5),
    without: quantile(times.without, 0.5),
    writing: filled.writing / filled.articles,
    indexing: filled.indexing / filled.articles,
  };
}

/** @param {number} count @param {SavingFigures} figures */
export function savingRow(count, { withSearch, without, writing, indexing }) {
  const ms = (/** @type {number} */ time) => time.toFixed(2);
  return [
    ...[count.toLocaleString('en'), ms(without), ms(withSearch), percent(withSearch / without - 1)],
    ...[ms(writing), ms(indexing), percent(indexing / writing)],
  ].join(' | ');
}

/** @param {SavingFigures} figures @returns {[string, string, boolean][]} */
export function savingBounds({ withSearch, without }) {
  const added = withSearch / without - 1;
  return [['search adds at most 30 % to a save', percent(added), added <= 0.3]];
}
