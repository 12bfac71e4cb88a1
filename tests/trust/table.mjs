// @ts-check
// node tests/trust/table.mjs [command]
// Merges what runs left in .cache/trust into tests/trust/figures.json and writes tests/trust.md from it. Given the
// command of a run that was whole, rows of its sections that it did not fill are dropped. Exits with 1 where anything
// failed.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/run-command.mjs';
import { chromiumAlone } from './chromium-alone.mjs';
import { figures, readFigures } from './record.mjs';
import { sections } from './sections.mjs';

/** @typedef {import('./record.mjs').Figure} Figure */

const kept = join(root, 'tests/trust/figures.json');

/** @param {string | undefined} command @returns {Figure[]} */
function merge(command) {
  /** @type {Figure[]} */
  const earlier = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : [];
  const fresh = readFigures();
  /** @param {Figure} figure */
  const keyOf = ({ section, row }) => `${section}: ${row}`;
  const replaced = new Set(fresh.map(keyOf));
  const refilled = new Set(sections.filter((each) => each.command === command).map(({ title }) => title));
  /** Rows of another command among those of a section. @param {Figure} figure */
  const isFirefox = ({ row }) => row.endsWith('(Firefox)');
  const left = earlier.filter(
    (each) => !replaced.has(keyOf(each)) && (isFirefox(each) || !refilled.has(each.section)),
  );
  const rank = new Map(sections.map(({ title }, index) => [title, index]));
  const rows = [...left, ...fresh].sort(
    (one, other) =>
      (rank.get(one.section) ?? 0) - (rank.get(other.section) ?? 0) ||
      one.row.localeCompare(other.row, 'en', { numeric: true }),
  );
  writeFileSync(kept, `${JSON.stringify(rows, null, 2)}\n`);
  rmSync(figures, { recursive: true, force: true });
  return rows;
}

/** @param {readonly Figure[]} rows @returns {string} */
function render(rows) {
  const parts = sections.flatMap(({ title, command, meaning }) => {
    const lines = rows
      .filter(({ section }) => section === title)
      .map(
        ({ row, tried, failed, note = '', date = '' }) =>
          `| ${row} | ${tried} | ${failed} | ${date} | ${note} |`,
      );
    if (lines.length === 0) return [];
    return [
      `## ${title}\n\n${meaning} \`npm run ${command}\``,
      ['| what | tried | failed | last run | |', '|---|--:|--:|---|---|', ...lines].join('\n'),
      ...(command === 'firefox' ? [listChromiumAlone()] : []),
    ];
  });
  const head =
    '# Trust\n\nWhat was tried to break Jianbao, and how often it broke. Made by the runs themselves (`node tests/trust/table.mjs`), ' +
    `not by hand: ${sum(rows, 'tried')} tried, ${sum(rows, 'failed')} failed.`;
  return `${[head, ...parts].join('\n\n')}\n`;
}

function listChromiumAlone() {
  const lines = Object.entries(chromiumAlone).map(([file, why]) => `| ${file} | ${why} |`);
  return ['In Chromium alone:', ['| tests | why |', '|---|---|', ...lines].join('\n')].join('\n\n');
}

/** @param {readonly Figure[]} rows @param {'tried' | 'failed'} count */
function sum(rows, count) {
  return rows.reduce((total, row) => total + row[count], 0);
}

const rows = merge(process.argv[2]);
writeFileSync(join(root, 'tests/trust.md'), render(rows));
console.log(`tests/trust.md: ${sum(rows, 'tried')} tried, ${sum(rows, 'failed')} failed`);
process.exitCode = sum(rows, 'failed') > 0 || rows.length === 0 ? 1 : 0;
