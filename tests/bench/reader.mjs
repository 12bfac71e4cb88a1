// @ts-check
// npm run bench:reader [-- --rounds N] [--check]
// How long the reader's page takes to paint its first screen, of a short article and of a long one with pictures, in a
// real Chromium. Writes tests/bench/reader.md.
import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, builds } from '../tools/build.mjs';
import { loadTypeScript } from '../tools/load-typescript.mjs';

/** A long article may take this many times as long as a short one. */
const BOUND = 1.5;
const sizes = [
  { characters: 500, pictures: 0 },
  { characters: 500, pictures: 1 },
  { characters: 20_000, pictures: 30 },
];
const options = /** @type {const} */ ({
  rounds: { type: 'string', default: '21' },
  check: { type: 'boolean' },
});
const { values } = parseArgs({ options });
const rounds = Number(values.rounds);
if (!(rounds >= 1)) throw new RangeError('--rounds wants a number from 1 on');

if ((await build(['chrome'], { quiet: true })).length > 0) process.exit(1);
const { measureFirstScreens } = await loadTypeScript(new URL('reader/first-screen.ts', import.meta.url));
/** @type {import('./reader/first-screen').FirstScreens} */
const { version, times } = await measureFirstScreens(
  join(process.cwd(), builds.chrome),
  sizes,
  rounds,
  (/** @type {number} */ round) => console.error(`… round ${round} of ${rounds}`),
);
const medians = times.map((all) => quantile(all, 0.5));
const ratio = (medians[2] ?? Number.NaN) / (medians[0] ?? Number.NaN);

const report = describe();
console.log(report);
writeFileSync('tests/bench/reader.md', report);
if (values.check) {
  const holds = ratio <= BOUND;
  console.log(`${holds ? 'ok    ' : 'BROKEN'}  long : short at most ${BOUND}: ${ratio.toFixed(2)}`);
  process.exitCode = holds ? 0 : 1;
}

/** @param {readonly number[]} numbers @param {number} share 0 to 1 */
function quantile(numbers, share) {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function describe() {
  const rows = sizes.map(({ characters, pictures }, index) => {
    const all = times[index] ?? [];
    const cells = [0.5, 0.25, 0.75].map((share) => quantile(all, share).toFixed(0));
    const toShort = (medians[index] ?? Number.NaN) / (medians[0] ?? Number.NaN);
    return [characters.toLocaleString('en'), pictures, ...cells, toShort.toFixed(2)].join(' | ');
  });
  return `# The reader's first screen

Written by \`npm run bench:reader\`. ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 1e9).toFixed(0)} GB of memory,
${process.platform} ${release()}, Chromium ${version}, 1280 × 800. Times are in ms; compare them within this table only.

From the start of the page's navigation until title, text and decoded pictures of the first screen have been painted; an
article each, opened in turn ${rounds} times, always in a new tab. The pictures are PNGs of 960 × 540; the first stands above the text.

characters | pictures | median | lower quartile | upper quartile | median to that of the first row
--: | --: | --: | --: | --: | --:
${rows.join('\n')}

The long article may take ${BOUND} times as long as the short one without pictures.
`;
}
