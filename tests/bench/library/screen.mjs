// @ts-check
// From a word typed in the library page to its first hits painted.
import { quantile } from './figures.mjs';

const queries = 5;
/** A word that isn't there has no hits to wait for. */
const without = 'absent word';

/**
 * @param {import('./browser.mjs').Bench} bench @param {number} count articles in the library
 * @returns {Promise<Record<string, number[]>>} ms by kind of query
 */
export async function measureScreen(bench, count) {
  const byKind = /** @type {Record<string, string[]>} */ (await bench.call('makeQueries', count, queries));
  const page = await bench.context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(bench.address('options.html'));
  // What the page reads for itself when it opens, and counts for seconds in a large library, is over.
  for (const there of ['article-row', 'month-index']) await page.getByTestId(there).first().waitFor();
  await page.evaluate(`globalThis.typeAndWait = ${typeAndWait}`);
  const kinds = Object.entries(byKind).filter(([kind]) => kind !== without);
  /** @type {Record<string, number[]>} */
  const times = {};
  const type = (/** @type {string} */ query) =>
    page.evaluate((typed) => Reflect.get(globalThis, 'typeAndWait')(typed), query);
  // The first search loads what searches.
  await type(kinds[0]?.[1].at(-1) ?? '');
  for (const [kind, typed] of kinds) {
    times[kind] = [];
    for (const query of typed) times[kind].push(await type(query));
  }
  await page.close();
  return times;
}

/**
 * Runs in the page: empties the field, types, and waits for the frame after the first marked word.
 * @param {string} query @returns {Promise<number>} ms
 */
async function typeAndWait(query) {
  const field = /** @type {HTMLInputElement} */ (document.querySelector('[data-testid="search"]'));
  const hit = () => document.querySelector('[data-testid="article-row"] mark');
  /** @param {() => boolean} isSo */
  const until = (isSo) =>
    new Promise((resolve) => {
      const frame = () => (isSo() ? resolve(undefined) : requestAnimationFrame(frame));
      frame();
    });
  /** @param {string} value */
  const write = (value) => {
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  write('');
  await until(() => !hit());
  await new Promise((resolve) => setTimeout(resolve, 300));
  const start = performance.now();
  write(query);
  await until(() => Boolean(hit()));
  await new Promise((resolve) => setTimeout(resolve, 0));
  return performance.now() - start;
}

/** @param {number} count @param {Record<string, number[]>} times @returns {string[]} rows of a table */
export function screenRows(count, times) {
  return Object.entries(times).map(([kind, all]) =>
    [
      ...[count.toLocaleString('en'), kind],
      ...[quantile(all, 0.5).toFixed(0), Math.max(...all).toFixed(0)],
    ].join(' | '),
  );
}

/** @param {number} count @param {Record<string, number[]>} times @returns {[string, string, boolean][]} */
export function screenBounds(count, times) {
  if (count < 100_000) return [];
  return Object.entries(times).map(([kind, all]) => {
    const slowest = Math.max(...all);
    return [`${kind}: first hits on screen within 100 ms`, `${slowest.toFixed(0)} ms`, slowest <= 100];
  });
}
