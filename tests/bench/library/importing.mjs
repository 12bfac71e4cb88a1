// @ts-check
// Importing through the library page, as a reader does.
import { percent } from './figures.mjs';
import { toRates, watch, watchGaps } from './rates.mjs';

const limit = 3_600_000;

/**
 * Imports a zip, or a folder of any depth.
 * @param {import('./browser.mjs').Bench} bench @param {string} path @param {'file' | 'folder'} kind
 * @returns {Promise<import('./rates.mjs').Rates & { refused: Map<string, number> }>}
 */
export async function measureImport(bench, path, kind = 'file') {
  const page = await bench.context.newPage();
  await page.addInitScript(watchGaps);
  await page.goto(bench.address('options.html#import'));
  page.setDefaultTimeout(limit);
  await page.getByTestId(`import-${kind}`).setInputFiles(path);
  const report = page.getByTestId('import-report');
  const progress = page.getByTestId('import-progress');
  const samples = await watch(
    async () => {
      const seen = await progress.getAttribute('data-seen', { timeout: 500 }).catch(() => null);
      return seen === null ? undefined : Number(seen);
    },
    () => report.isVisible(),
  );
  const count = Number(await report.getAttribute('data-seen'));
  samples.push({ at: performance.now(), done: count });
  const gap = Number(await page.evaluate(() => Reflect.get(globalThis, 'longestGap')));
  const refused = await readRefused(report);
  await page.close();
  return { ...toRates(samples, count, gap), refused };
}

/** How often each reason was given. @param {import('playwright-core').Locator} report */
async function readRefused(report) {
  const failed = report.locator('.report-line[data-group="failed"]');
  if ((await failed.count()) === 0) return new Map();
  const box = report.getByTestId('only-problems');
  if (!(await box.isChecked())) await box.check();
  const more = report.locator('> button');
  while ((await more.count()) > 0) await more.click();
  const reasons = await failed.locator('.report-words > span:first-child').allTextContents();
  const refused = new Map();
  for (const reason of reasons) refused.set(reason, (refused.get(reason) ?? 0) + 1);
  return refused;
}

/** @param {import('./rates.mjs').Rates} rates @param {string} what */
export function rateRow({ count, rate, first, last, gap }, what) {
  return [
    ...[count.toLocaleString('en'), what, rate.toFixed(0), first.toFixed(0), last.toFixed(0)],
    ...[percent(last / first - 1), gap.toFixed(0)],
  ].join(' | ');
}

/** @param {import('./rates.mjs').Rates} rates @param {string} what @returns {[string, string, boolean][]} */
export function rateBounds({ count, first, last }, what) {
  if (count < 10_000) return [];
  const fall = 1 - last / first;
  const bound = `${what} ${count.toLocaleString('en')}: the last tenth at most 20 % slower than the first`;
  return [[bound, `${percent(fall)} slower`, fall <= 0.2]];
}
