// npm run bench:capture [-- --pages DIR] [--runs N] [--check]
// What Jianbao, plain Readability and Defuddle take from the same pages in the same real Chromium, and how long a
// page takes each. Figures of time are ratios to plain Readability in this run.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../tools/find-browsers.mjs';
import { toScorerResult } from '../tools/scorer-result.mjs';
import { goldOf } from './gold.mjs';
import { scorePage, total } from './score.mjs';

const { values } = parseArgs({
  options: { pages: { type: 'string' }, runs: { type: 'string', default: '20' }, check: { type: 'boolean' } },
});
const names = ['jianbao', 'readability', 'defuddle'];
const runs = Math.max(1, Number(values.runs));

const sets = values.pages
  ? [{ name: values.pages, pages: readPages(values.pages) }]
  : [
      { name: 'fixtures of the project', pages: readFixtures() },
      ...(existsSync('../shared/pages/dev')
        ? [{ name: 'shared pages, dev', pages: readPages('../shared/pages/dev') }]
        : []),
    ];

const scripts = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await bundle(name)])));
const profile = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: findChromium(),
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
let failed = false;
try {
  for (const { name, pages } of sets) {
    const rows = [];
    for (const page of pages) rows.push(await measure(page));
    report(name, rows);
    if (values.check) failed = check(rows) || failed;
  }
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** Pages as `<page>/source.html` and `<page>/gold.json`. @param {string} folder */
function readPages(folder) {
  return readdirSync(folder)
    .sort()
    .filter((page) => existsSync(join(folder, page, 'gold.json')))
    .map((page) => ({
      name: page,
      html: readFileSync(join(folder, page, 'source.html'), 'utf8'),
      gold: JSON.parse(readFileSync(join(folder, page, 'gold.json'), 'utf8')),
    }));
}

function readFixtures() {
  return readdirSync('tests/fixtures').flatMap((site) =>
    readdirSync(join('tests/fixtures', site))
      .sort()
      .map((slug) => {
        const folder = join('tests/fixtures', site, slug);
        const html = readFileSync(join(folder, 'source.html'), 'utf8');
        return { name: `${site}/${slug}`, html, gold: goldOf(folder) };
      }),
  );
}

/** One extractor as a script that puts `run` into the page. @param {string} name */
async function bundle(name) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { '@': process.cwd() } },
    build: {
      write: false,
      lib: { entry: `tests/bench/extractors/${name}.ts`, formats: ['iife'], name: `bench_${name}` },
    },
  });
  return [result].flat()[0].output[0].code;
}

/** @param {{name: string, html: string, gold: any}} page */
async function measure({ name, html, gold }) {
  const tab = await browser.newPage();
  try {
    await tab.route('**/*', (route) =>
      route.request().isNavigationRequest() && route.request().frame() === tab.mainFrame()
        ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
        : route.abort(),
    );
    await tab.goto(gold.url, { waitUntil: 'domcontentloaded' });
    for (const extractor of names)
      await tab.evaluate(scripts[extractor].replace(/^var (bench_\w+)=?/, 'window.$1='));
    const { results, times } = await tab.evaluate(runAll, { names, runs });
    const taken = { ...results, jianbao: toScorerResult(results.jianbao) };
    const scores = Object.fromEntries(
      names.map((extractor) => [extractor, scorePage(gold, taken[extractor])]),
    );
    return { name, scores, times };
  } finally {
    await tab.close();
  }
}

/** Runs in the page: each extractor once to score it, then in turns, so that no one profits from a warm cache. */
async function runAll({ names, runs }) {
  // The page's clock ticks in tenths of a millisecond, so each figure is the mean of some calls in a row.
  const calls = 5;
  const extractors = names.map((name) => [name, window[`bench_${name}`].run]);
  const results = Object.fromEntries(extractors.map(([name, run]) => [name, run()]));
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = 0; turn < runs; turn++) {
    for (let at = 0; at < extractors.length; at++) {
      const [name, run] = extractors[(at + turn) % extractors.length];
      const start = performance.now();
      for (let call = 0; call < calls; call++) run();
      times[name].push((performance.now() - start) / calls);
    }
  }
  return { results, times };
}

/** @param {number[]} values @param {number} part 0.5 for the median */
function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Time as a ratio to plain Readability: sums of medians and of p95s over all pages, and medians of single articles. */
function ratios(rows, name) {
  const sum = (extractor, part) => rows.reduce((all, { times }) => all + quantile(times[extractor], part), 0);
  const pageRatios = rows
    // Where Readability finds nothing it is done at once, and there is nothing to compare.
    .filter(({ scores }) => scores.readability.f1 > 0.5)
    .map(({ times }) => quantile(times[name], 0.5) / quantile(times.readability, 0.5));
  return {
    median: sum(name, 0.5) / sum('readability', 0.5),
    p95: sum(name, 0.95) / sum('readability', 0.95),
    typicalPage: quantile(pageRatios, 0.5),
    slowestPage: Math.max(...pageRatios),
  };
}

function report(set, rows) {
  console.log(`\n${set}: ${rows.length} pages, ${runs} runs each`);
  console.log(
    'extractor    F1 mean  F1 min  order  junk     pictures  captions  title  date   byline source partial refused  time median/p95   articles: typical/slowest',
  );
  for (const name of names) {
    const t = total(rows.map(({ scores }) => scores[name]));
    const time = ratios(rows, name);
    const of = (/** @type {number} */ n, /** @type {number} */ all) => `${n}/${all}`;
    console.log(
      [
        name.padEnd(12),
        t.f1.toFixed(4).padEnd(8),
        t.f1Min.toFixed(4).padEnd(7),
        of(t.order, t.pages).padEnd(6),
        of(t.junk, t.junkGold).padEnd(8),
        `${of(t.images, t.imagesGold)}+${t.imagesExtra}`.padEnd(9),
        of(t.captions, t.captionsGold).padEnd(9),
        of(t.title, t.pages).padEnd(6),
        of(t.date, t.pages).padEnd(6),
        of(t.byline, t.pages).padEnd(6),
        of(t.source, t.sourceGold).padEnd(6),
        of(t.partial, t.pages).padEnd(7),
        of(t.refused, t.negatives).padEnd(8),
        `×${time.median.toFixed(2)} / ×${time.p95.toFixed(2)}`.padEnd(17),
        `×${time.typicalPage.toFixed(2)} / ×${time.slowestPage.toFixed(2)}`,
      ].join(' '),
    );
  }
}

/** Prints each bound with its figure. @returns {boolean} whether one is broken */
function check(rows) {
  const t = total(rows.map(({ scores }) => scores.jianbao));
  const time = ratios(rows, 'jianbao');
  const bounds = [
    ['text F1 of the worst page, at least 0.995', t.f1Min.toFixed(4), t.f1Min >= 0.995],
    ['text F1 on average, at least 0.999', t.f1.toFixed(4), t.f1 >= 0.999],
    ['paragraphs in order', `${t.order} of ${t.pages}`, t.order === t.pages],
    ['title exact', `${t.title} of ${t.pages}`, t.title === t.pages],
    ['date to the minute', `${t.date} of ${t.pages}`, t.date === t.pages],
    ['byline', `${t.byline} of ${t.pages}`, t.byline === t.pages],
    ['source', `${t.source} of ${t.sourceGold}`, t.source === t.sourceGold],
    ['pictures', `${t.images} of ${t.imagesGold}`, t.images === t.imagesGold],
    ['captions', `${t.captions} of ${t.captionsGold}`, t.captions === t.captionsGold],
    ['no junk string', `${t.junk} of ${t.junkGold}`, t.junk === 0],
    ['pages without article refused', `${t.refused} of ${t.negatives}`, t.refused === t.negatives],
    ['no article refused', `${t.wronglyRefused} of ${t.pages}`, t.wronglyRefused === 0],
    ['time over all pages, at most 1.5 times plain Readability', time.median.toFixed(2), time.median <= 1.5],
    ['time of the slowest article, at most 1.5 times', time.slowestPage.toFixed(2), time.slowestPage <= 1.5],
    ['time less than Defuddle', time.median.toFixed(2), time.median < ratios(rows, 'defuddle').median],
  ];
  for (const [bound, figure, holds] of bounds)
    console.log(`${holds ? 'ok    ' : 'BROKEN'}  ${bound}: ${figure}`);
  for (const { name, scores } of rows) {
    const score = scores.jianbao;
    const wrong = score.article
      ? score.f1 < 0.995 || !score.order || !score.title || !score.date
      : !score.refused;
    if (wrong) console.log(`        ${name}: ${JSON.stringify(score)}`);
  }
  return bounds.some(([, , holds]) => !holds);
}
