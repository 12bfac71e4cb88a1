// @ts-check
// npm run bench:backup [-- --articles 10000]
// Backs up a large library and restores it in real browsers, into an empty profile and into a fuller one. Writes
// tests/bench/backup.md after a run at full size; exits with 1 where anything differs or was lost.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, builds } from '../tools/build.mjs';
import { loadTypeScript } from '../tools/load-typescript.mjs';

const FULL = 10_000;
const { values } = parseArgs({ options: { articles: { type: 'string', default: String(FULL) } } });
const articles = Number(values.articles);
if (!(articles >= 12)) throw new RangeError('--articles wants a number from 12 on');

const unbuilt = await build(['chrome'], { quiet: true });
if (unbuilt.length > 0) process.exit(1);
const { proveRestore } = await loadTypeScript(new URL('backup/prove.ts', import.meta.url));
/** @type {import('./backup/prove').Proof} */
const proof = await proveRestore({
  articles,
  extension: join(process.cwd(), builds.chrome),
  patience: 30 * 60 * 1000,
  onStep: (/** @type {string} */ step) => console.error(`… ${step}`),
});
const report = describe(proof);
console.log(report);
if (articles === FULL) writeFileSync('tests/bench/backup.md', report);
process.exitCode = proof.differing.length + proof.lost.length > 0 ? 1 : 0;

/** @param {import('./backup/prove').Proof} proof */
function describe({ articles: count, pictures, size, times, differing, lost, fuller }) {
  const rate = (/** @type {number} */ seconds) =>
    `${seconds.toFixed(0)} s, ${(count / seconds).toFixed(0)} articles a second`;
  return `# A backup and its restore

Written by \`npm run bench:backup\`, in a real Chromium by the library page's own buttons. Times are of this machine
(${cpus().length} × ${cpus()[0]?.model.trim()}) and this run.

${count.toLocaleString('en')} articles with ${pictures.toLocaleString('en')} pictures, earlier texts, marks, tags and reading positions; the backup has ${(size / 1e6).toFixed(0)} MB.

| | result | time |
|---|---|---|
| backup | | ${rate(times.backup)} |
| restore into an empty profile | ${differing.length} of ${count.toLocaleString('en')} articles differ | ${rate(times.restore)} |
| restore into a profile of ${fuller.before.toLocaleString('en')} articles | ${fuller.after.toLocaleString('en')} articles; ${lost.length} texts, pictures, tags or marks of either side lost | ${rate(times.merge)} |

Compared are a hash over every field of each article, its body, snapshot, earlier texts and the bytes of its pictures
(thumbnails are made anew), and in the fuller profile, where half of the articles were there with the same, an older or a
newer text and with marks of their own, every text, picture, tag and mark of both sides.
${[...differing.slice(0, 5), ...lost.slice(0, 5)].map((line) => `\n- ${line}`).join('')}`;
}
