// @ts-check
// npm run bench:library [-- --sizes 1000,10000,100000] [--archive DIR] [--check]
// The library of the built extension in a real Chromium, at growing sizes: generated Chinese articles, or the posts of
// an archive. Times mean something only as ratios within one run. Writes tests/bench/library.md after a run of all
// sizes. With --check, prints each bound with its figure and exits with 1 where one is broken.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../tools/build.mjs';
import { runArchive } from './library/archive.mjs';
import { openBrowser } from './library/browser.mjs';
import { measureExport } from './library/exporting.mjs';
import { megabytes } from './library/figures.mjs';
import { measureImport, rateBounds, rateRow } from './library/importing.mjs';
import { fewArticles, measurePopups, popupBounds, popupRow } from './library/popup.mjs';
import { writePosts } from './library/posts.mjs';
import { describe, indexRow } from './library/report.mjs';
import { measureSaving, savingBounds, savingRow } from './library/saving.mjs';
import { measureScreen, screenBounds, screenRows } from './library/screen.mjs';
import { measureSearch, searchBounds, searchRows } from './library/search.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    archive: { type: 'string' },
    check: { type: 'boolean' },
  },
});
const all = [1000, 10_000, 100_000];
const sizes = values.sizes.split(',').map(Number);
if (sizes.length === 0 || sizes.some((size, at) => !(size > (sizes[at - 1] ?? 99))))
  throw new RangeError('--sizes wants numbers from 100 on, each greater than the one before');
/** Articles zipped from memory. */
const bareZip = 2000;
const maxMemory = 600e6;

const unbuilt = await build(['chrome'], { quiet: true });
if (unbuilt.length > 0) process.exit(1);

/** @type {[string, string, boolean][]} */
const bounds = [];
const folder = mkdtempSync(join(tmpdir(), 'jianbao-posts-'));
try {
  const report = values.archive ? await measureArchive(values.archive) : await measureGenerated();
  console.log(report);
  if (!values.archive && String(sizes) === String(all)) writeFileSync('tests/bench/library.md', report);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.check) {
  for (const [bound, figure, holds] of bounds)
    console.log(`${holds ? 'ok    ' : 'BROKEN'}  ${bound}: ${figure}`);
  process.exitCode = bounds.every(([, , holds]) => holds) ? 0 : 1;
}

/** @param {string} path */
async function measureArchive(path) {
  const bench = await openBrowser();
  try {
    const found = await runArchive(bench, resolve(path));
    bounds.push(...found.bounds);
    return found.lines.join('\n');
  } finally {
    await bench.close();
  }
}

/** Each size in a browser of its own, whose peak of memory is then that size's. */
async function measureGenerated() {
  /** @type {import('./library/report.mjs').Rows} */
  const rows = {
    ...{ searches: [], screens: [], indexes: [], savings: [], popups: [] },
    ...{ transfers: [], memories: [], zips: [] },
  };
  /** @type {Map<number, number>} */
  const peaks = new Map();
  let version = '';
  await withLibrary(fewArticles, async (few) => {
    version = few.version;
    for (const size of sizes)
      await withLibrary(size, (bench, imported) => measureSize(bench, size, imported, rows, { few, peaks }));
  });
  return describe(version, rows);
}

/**
 * @template Result
 * @param {number} size
 * @param {(bench: import('./library/browser.mjs').Bench, imported: import('./library/rates.mjs').Rates) => Promise<Result>} use
 */
async function withLibrary(size, use) {
  progress(`${size} articles: writing posts`);
  const posts = join(folder, `${size}.zip`);
  await writePosts(posts, size);
  const bench = await openBrowser();
  try {
    progress(`${size} articles: importing`);
    const imported = await measureImport(bench, posts);
    rmSync(posts);
    if (imported.count !== size || imported.refused.size > 0)
      throw new Error(`${imported.count} of ${size} posts seen, refused ${[...imported.refused.keys()]}`);
    return await use(bench, imported);
  } finally {
    await bench.close();
  }
}

/**
 * A measure is a module of its own; a new one joins in here.
 * @param {import('./library/browser.mjs').Bench} bench
 * @param {number} size
 * @param {import('./library/rates.mjs').Rates} imported
 * @param {import('./library/report.mjs').Rows} rows
 * @param {{ few: import('./library/browser.mjs').Bench, peaks: Map<number, number> }} others
 */
async function measureSize(bench, size, imported, rows, { few, peaks }) {
  const importing = (await bench.peakMemory()) ?? Number.NaN;
  rows.transfers.push(rateRow(imported, 'import'));
  bounds.push(...rateBounds(imported, 'importing'));
  progress(`imported: ${rateRow(imported, 'import')}; ${megabytes(importing)} at most`);
  progress(`${size} articles: indexing`);
  await bench.call('maintain');
  progress(`${size} articles: popup`);
  const popups = await measurePopups(few, bench);
  rows.popups.push(popupRow(size, popups));
  if (size === sizes.at(-1)) bounds.push(...popupBounds(popups));
  progress(`${size} articles: exporting`);
  const exported = await measureExport(bench, size);
  rows.transfers.push(rateRow(exported, 'export'));
  progress(`exported: ${rateRow(exported, 'export')}`);
  bounds.push(...rateBounds(exported, 'exporting'));
  bounds.push([`the zip of ${size} articles is whole`, exported.problem ?? 'yes', !exported.problem]);
  const peak = (await bench.peakMemory()) ?? Number.NaN;
  progress(`${megabytes(peak)} at most`);
  progress(`${size} articles: searching`);
  const found = await measureSearch(bench, size);
  rows.searches.push(...searchRows(size, found));
  bounds.push(...searchBounds(size, found));
  rows.indexes.push(indexRow(size, found.size));
  const screen = await measureScreen(bench, size);
  rows.screens.push(...screenRows(size, screen));
  for (const row of [...searchRows(size, found), ...screenRows(size, screen)]) progress(row);
  bounds.push(...screenBounds(size, screen));
  progress(`${size} articles: saving`);
  const saving = await measureSaving(bench);
  rows.savings.push(savingRow(size, saving));
  bounds.push(...savingBounds(saving));
  const zip = await bench.call('measureBareZip', bareZip);
  rows.zips.push([bareZip.toLocaleString('en'), zip.own.toFixed(0), zip.zipJs.toFixed(0)].join(' | '));
  const worker = await bench.workerMemory();
  rows.memories.push([size.toLocaleString('en'), ...[importing, peak, worker].map(megabytes)].join(' | '));
  peaks.set(size, peak);
  bounds.push(...memoryBounds(peaks));
}

/** @param {Map<number, number>} peaks bytes by size @returns {[string, string, boolean][]} */
function memoryBounds(peaks) {
  const [fewer, most] = [peaks.get(10_000), peaks.get(100_000)];
  if (!fewer || !most) return [];
  return [
    [
      'peak memory at 100,000 at most 1.5 times that at 10,000',
      (most / fewer).toFixed(2),
      most / fewer <= 1.5,
    ],
    ['peak memory at 100,000 under 600 MB', megabytes(most), most < maxMemory],
  ];
}

/** @param {string} text */
function progress(text) {
  console.error(`… ${new Date().toTimeString().slice(0, 8)} ${text}`);
}
