// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/run-command.mjs';

/** @typedef {{ number: number, what: string }} Problem */
/** @typedef {{ tried: number, articles: number, problems: Problem[], slowest: number }} FuzzReport */
/** @typedef {import('playwright-core').Page} Page */

/** Cases between two looks at the clock, and how long they may take before they count as hanging. Milliseconds. */
const BATCH = 250;
const BATCH_LIMIT = 180_000;

/**
 * Runs cases in a page of the extension until there are `count`, or the time is over. A batch that never comes back is
 * a hang: it is reported, and the next one runs in a new page.
 *
 * @param {'pages' | 'files'} target
 * @param {{ seed: number, count: number, from?: number, until?: number, pieces: readonly string[],
 *   open: () => Promise<Page>, onProgress?: (tried: number, failed: number) => void, onProblem?: (problem: Problem) => void }} options
 *   `until`: epoch ms. `open`: a page with the bundled module in it.
 * @returns {Promise<FuzzReport>}
 */
export async function runFuzz(
  target,
  { seed, count, from = 0, until = Number.POSITIVE_INFINITY, pieces, open, onProgress, onProblem },
) {
  /** @type {FuzzReport} */
  const total = { tried: 0, articles: 0, problems: [], slowest: 0 };
  const [pages, posts] = [readPages(), readPosts()];
  let page = await prepare(await open(), target, posts);
  // One batch at least, however long the page took to open.
  while (total.tried < count && (total.tried === 0 || Date.now() < until)) {
    const first = from + total.tried;
    const size = Math.min(BATCH, count - total.tried);
    const call = page.evaluate(
      ([what, ...args]) =>
        what === 'pages'
          ? Reflect.get(globalThis, 'trust').fuzzPages(args[0], args[1], args[2], args[3], args[4])
          : Reflect.get(globalThis, 'trust').fuzzFiles(args[0], args[1], args[2], args[4]),
      /** @type {[string, number, number, number, { url: string, html: string }[], readonly string[]]} */ ([
        target,
        seed,
        first,
        size,
        pages,
        pieces,
      ]),
    );
    /** @type {FuzzReport | undefined} */
    const report = await Promise.race([call, wait(BATCH_LIMIT)]).catch((error) => ({
      ...{ tried: size, articles: 0, slowest: 0 },
      problems: [{ number: first, what: `the batch from here broke off: ${error.message}` }],
    }));
    const told = total.problems.length;
    if (report) add(total, report);
    else {
      add(total, {
        tried: size,
        articles: 0,
        problems: [{ number: first, what: 'the batch from here hangs' }],
        slowest: BATCH_LIMIT,
      });
      page = await prepare(await open(), target, posts);
    }
    for (const problem of total.problems.slice(told)) onProblem?.(problem);
    onProgress?.(total.tried, total.problems.length);
  }
  return total;
}

/** @param {Page} page @param {string} target @param {readonly string[]} posts */
async function prepare(page, target, posts) {
  if (target === 'files')
    await page.evaluate((texts) => Reflect.get(globalThis, 'trust').prepareFiles(texts), posts);
  return page;
}

/** @param {FuzzReport} total @param {FuzzReport} report */
function add(total, report) {
  total.tried += report.tried;
  total.articles += report.articles;
  total.problems.push(...report.problems);
  total.slowest = Math.max(total.slowest, report.slowest);
}

/** Pages of the tests, and judged ones where the project stands beside them. */
function readPages() {
  const folders = [
    ['tests/fixtures', 'page.json'],
    ['../shared/pages/dev', 'gold.json'],
  ];
  return folders.flatMap(([folder = '', addresses = '']) => {
    const place = join(root, folder);
    const names = existsSync(place) ? readdirSync(place, { recursive: true, encoding: 'utf8' }).sort() : [];
    return names
      .filter((name) => name.endsWith('source.html'))
      .map((name) => {
        const { url } = JSON.parse(readFileSync(join(place, name, '..', addresses), 'utf8'));
        return { url: String(url), html: readFileSync(join(place, name), 'utf8').slice(0, 60_000) };
      });
  });
}

/** Real posts where the project stands beside them. */
function readPosts() {
  const place = join(root, '../shared/seeds');
  const names = existsSync(place) ? readdirSync(place).sort() : [];
  return names.map((name) => readFileSync(join(place, name), 'utf8'));
}

/** @param {number} time @returns {Promise<undefined>} */
function wait(time) {
  return new Promise((resolve) => setTimeout(resolve, time, undefined).unref());
}
