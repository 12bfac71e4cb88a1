// @ts-check
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root, runCommand } from './run-command.mjs';

/** A run that takes longer hangs. Milliseconds. */
const TIME_LIMIT = 60 * 60 * 1000;

const report = join(root, '.cache/test-report.json');

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * Builds both browsers' extensions and runs every test, or those that vitest's arguments name. The last line printed
 * is `N passed, N failed`; whatever ends badly without a failed test of its own counts as one.
 *
 * @param {readonly string[]} args for vitest
 * @returns {Promise<Count>}
 */
async function test(args) {
  await install(['chromium', 'firefox', 'unzip', 'jekyll', 'epubcheck']);
  const unbuilt = await build(['chrome', 'firefox']);
  // Without the extension there is nothing that a browser could run.
  const only = unbuilt.length > 0 ? ['--project', 'unit'] : [];
  const { passed, failed, skipped } = await runTests([...only, ...args]);
  return { passed, failed: failed + unbuilt.length, skipped };
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<Count>}
 */
async function runTests(args) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // Also what `npm run check` leaves out for its speed.
  const env = { TEST_EVERYTHING: '1' };
  const code = await runCommand('vitest', ['run', ...reporters, ...args], { env, timeout: TIME_LIMIT });
  if (code === null)
    console.error(`The tests were stopped: they crashed or took over ${TIME_LIMIT / 60_000} minutes.`);
  const count = readReport();
  return { ...count, failed: code === 0 ? count.failed : Math.max(1, count.failed) };
}

/** @returns {Count} */
function readReport() {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of readSuites()) {
    for (const result of assertionResults) {
      if (result.status === 'passed') count.passed += 1;
      else if (result.status === 'failed') count.failed += 1;
      else count.skipped += 1;
    }
    // A file that could not be loaded, or whose hook threw.
    if (status === 'failed' && !assertionResults.some((result) => result.status === 'failed'))
      count.failed += 1;
  }
  return count;
}

/** @returns {{ status: string, assertionResults: { status: string }[] }[]} none where vitest did not get to its report */
function readSuites() {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return [];
  }
}

const { passed, failed, skipped } = await test(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1, skipped: 0 };
});
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
