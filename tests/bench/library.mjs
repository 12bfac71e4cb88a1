// @ts-check
// npm run bench:library [-- --sizes 1000,10000,100000] [--archive DIR] [--check]
// The library of the built extension in a real Chromium, at growing sizes: generated Chinese articles, or the posts of
// an archive. Times mean something only as ratios within one run. Writes tests/bench/library.md after a run of all
// sizes. With --check, prints each bound with its figure and exits with 1 where one is broken.
import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from '../tools/build.mjs';
import { readArchive } from './library/archive.mjs';
import { openBrowser } from './library/browser.mjs';
import { megabytes, percent } from './library/figures.mjs';
import { measurePopup, popupBounds } from './library/popup.mjs';
import { measureSaving, savingBounds, savingRow } from './library/saving.mjs';
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

const unbuilt = await build(['chrome'], { quiet: true });
if (unbuilt.length > 0) process.exit(1);

/** @type {[string, string, boolean][]} */
const bounds = [];
const report = values.archive ? await runArchive(values.archive) : await runGenerated();
console.log(report);
if (!values.archive && String(sizes) === String(all)) writeFileSync('tests/bench/library.md', report);
if (values.check) {
  for (const [bound, figure, holds] of bounds)
    console.log(`${holds ? 'ok    ' : 'BROKEN'}  ${bound}: ${figure}`);
  process.exitCode = bounds.every(([, , holds]) => holds) ? 0 : 1;
}

/** One library that grows from size to size. A measure is a module of its own; a new one joins in here. */
async function runGenerated() {
  const bench = await openBrowser();
  const [searches, savings, sizesOfIndex, popups] = [
    /** @type {string[]} */ ([]),
    /** @type {string[]} */ ([]),
    /** @type {string[]} */ ([]),
    /** @type {[number, number][]} */ ([]),
  ];
  try {
    await bench.call('fill', 0, 100);
    popups.push([100, await measurePopup(bench)]);
    let filled = 100;
    for (const size of sizes) {
      progress(`${size} articles`);
      const times = await bench.call('fill', filled, size);
      filled = size;
      const found = await measureSearch(bench, size);
      searches.push(...searchRows(size, found));
      bounds.push(...searchBounds(size, found));
      sizesOfIndex.push(indexRow(size, found.size));
      popups.push([size, await measurePopup(bench)]);
      const saving = await measureSaving(bench, times);
      savings.push(savingRow(size, saving));
      bounds.push(...savingBounds(saving));
    }
    const [few = [100, 1], ...others] = popups;
    bounds.push(...popupBounds(few[1], others[others.length - 1]?.[1] ?? Number.NaN));
    const peak = await bench.peakMemory();
    return describe(bench.context.browser()?.version(), { searches, savings, sizesOfIndex, popups, peak });
  } finally {
    await bench.close();
  }
}

/** Imports a folder tree of posts as the options page does, and searches it. @param {string} folder */
async function runArchive(folder) {
  const bench = await openBrowser();
  try {
    const refused = new Map();
    const started = performance.now();
    let files = 0;
    for await (const posts of readArchive(folder)) {
      files += posts.length;
      for (const { code } of await bench.call('importPosts', posts))
        refused.set(code, (refused.get(code) ?? 0) + 1);
      progress(`${files} files`);
    }
    const importing = performance.now() - started;
    const count = await bench.call('countArticles');
    const size = await bench.call('measureIndex');
    const lines = [
      `${folder}: ${files} files, ${count} articles, ${(importing / files).toFixed(2)} ms a file with the index`,
    ];
    for (const [code, times] of refused) lines.push(`refused as ${code}: ${times}`);
    for (const typed of [
      '中国',
      '台湾',
      '"人民代表大会"',
      '的',
      '龘靐',
      '美国 经济 -台湾',
      'site:rfa 香港',
    ]) {
      const [search, scan] = [await bench.call('search', typed, 'newest'), await bench.call('scan', typed)];
      lines.push(
        `${typed}: ${search.total} hits, ${search.counted.toFixed(0)} ms; scan ${scan.time.toFixed(0)} ms`,
      );
      bounds.push([
        `${typed}: index and scan find the same`,
        `${search.total}, ${scan.total}`,
        search.total === scan.total,
      ]);
    }
    const sound = await bench.call('check');
    bounds.push(['the index is sound', String(sound.isSound), sound.isSound]);
    return [...lines, indexRow(count, size)].join('\n');
  } finally {
    await bench.close();
  }
}

/** @param {number} count @param {{index: number, text: number, segments: number}} size */
function indexRow(count, { index, text, segments }) {
  return [
    count.toLocaleString('en'),
    megabytes(text),
    megabytes(index),
    percent(index / text),
    segments,
  ].join(' | ');
}

/**
 * @param {string | undefined} version
 * @param {{searches: string[], savings: string[], sizesOfIndex: string[], popups: [number, number][], peak: number | undefined}} figures
 */
function describe(version, { searches, savings, sizesOfIndex, popups, peak }) {
  const few = popups[0]?.[1] ?? Number.NaN;
  return `# The library at 1,000, 10,000 and 100,000 articles

Written by \`npm run bench:library\`. ${cpus().length} × ${cpus()[0]?.model.trim()}, ${megabytes(totalmem())} of memory,
${process.platform} ${release()}, Chromium ${version}, Node ${process.version}. Times are in ms; compare them within this
table only.

## Search

p50 / p95 of 10 queries of a kind, each made 3 times. First: until the first 50 hits are verified and have their snippets.
Counted: until the total is final. Best: the first 50 by rank. Scan: reading all texts for the same answer.

articles | query | hits | first, newest | counted | first, best | scan | counted p95 : scan
--: | :-- | --: | --: | --: | --: | --: | --:
${searches.join('\n')}

## Index

Text at two bytes a code unit, as the browser stores Chinese.

articles | text | index | of the text | segments
--: | --: | --: | --: | --:
${sizesOfIndex.join('\n')}

## Saving

A save is one article in a transaction of its own, without and with what search writes in it. Indexing comes later, in
the background; beside it an article's share of a batch of 100.

articles | save without | save with | added | batch | indexing | of the batch
--: | --: | --: | --: | --: | --: | --:
${savings.join('\n')}

## Popup

articles | navigation to list | against 100
--: | --: | --:
${popups.map(([count, time]) => `${count.toLocaleString('en')} | ${time.toFixed(0)} | ${(time / few).toFixed(2)}`).join('\n')}

Peak memory of the page that filled, indexed and searched: ${peak ? megabytes(peak) : 'unknown'}.
`;
}

/** @param {string} text */
function progress(text) {
  console.error(`… ${text}`);
}
