// @ts-check
// npm run fuzz [-- --seed N] [--count 100000] [--from N] [--target pages|files] [--minutes 40]
// Mutated pages through extraction and mutated files through import, in a page of the built extension in a real
// Chromium. A failing case is run again alone by its seed: npm run fuzz -- --seed S --target T --from N --count 1
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build, builds } from '../tools/build.mjs';
import { bundlePage } from '../tools/bundle-page.mjs';
import { findChromium } from '../tools/find-browsers.mjs';
import { loadTypeScript } from '../tools/load-typescript.mjs';
import { root, runCommand } from '../tools/run-command.mjs';
import { runFuzz } from './fuzz-run.mjs';
import { recordFigure } from './record.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    count: { type: 'string', default: '100000' },
    from: { type: 'string', default: '0' },
    target: { type: 'string' },
    minutes: { type: 'string', default: '40' },
  },
});
const [seed, count, from] = [Number(values.seed), Number(values.count), Number(values.from)];
const isWhole = count >= 100_000 && from === 0;
if ((await build(['chrome'], { quiet: true })).length > 0) process.exit(1);
const script = await bundlePage('tests/trust/page/fuzz.ts', 'trust');
const { vectors } = await loadTypeScript(new URL('vectors.ts', import.meta.url));
const pieces = vectors.map((/** @type {{ html: string }} */ { html }) => html);
console.log(`seed ${seed}`);

let failed = 0;
for (const target of /** @type {('pages' | 'files')[]} */ (
  values.target ? [values.target] : ['pages', 'files']
)) {
  const browser = await launch();
  try {
    const begun = Date.now();
    let told = begun;
    const until = begun + Number(values.minutes) * 60_000;
    const report = await runFuzz(target, {
      seed,
      count,
      from,
      until,
      pieces,
      open: () => openPage(browser),
      onProgress,
      onProblem: ({ number, what }) => console.log(`case ${number}: ${what}`),
    });
    const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
    const { tried, articles, problems, slowest } = report;
    console.log(
      `${target}: ${tried} tried, ${articles} articles, ${problems.length} failed, slowest ${slowest.toFixed(0)} ms, ${minutes} minutes`,
    );
    failed += problems.length + (tried < count ? 1 : 0);
    const note = `seed ${seed}; ${articles} of them gave articles; slowest ${slowest.toFixed(0)} ms`;
    if (isWhole)
      recordFigure({ section: 'Fuzzing', row: `mutated ${target}`, tried, failed: problems.length, note });

    /** @param {number} done @param {number} wrong */
    function onProgress(done, wrong) {
      if (Date.now() - told < 15_000) return;
      told = Date.now();
      console.log(`${target}: ${done}, ${wrong} failed`);
    }
  } finally {
    await browser.close();
  }
}
if (isWhole) await runCommand('node', ['tests/trust/table.mjs']);
process.exitCode = failed > 0 ? 1 : 0;

async function launch() {
  const executablePath = findChromium();
  const extension = `${root}${builds.chrome}`;
  return chromium.launchPersistentContext('', {
    ...(executablePath && { executablePath }),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
}

/** @param {import('playwright-core').BrowserContext} context */
async function openPage(context) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await page.goto(new URL('reader.html', worker.url()).href);
  await page.evaluate(script);
  return page;
}
