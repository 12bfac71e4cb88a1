// @ts-check
// Writes tests/trust.md from what the runs left in .cache/trust. Exits with 1 where anything failed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/run-command.mjs';
import { figures } from './record.mjs';

/** Sections in their order, with the command that fills them. */
const sections = [
  [
    'Faults',
    'npm run faults',
    'What is broken on purpose, in a real Chromium. Failed: something saved before was not byte for byte there, the new article was neither whole nor absent, or the reader was not told.',
  ],
  [
    'Migrations',
    'npm run faults',
    'Libraries of every version of the schema, opened by the extension of today in a real Chromium.',
  ],
  [
    'Hostile content',
    'npm run hostile',
    'Vectors on each way through the extension, in real browsers. Failed: anything ran, was requested or navigated, or the output held what could.',
  ],
  [
    'Fuzzing',
    'npm run fuzz',
    'Mutated pages and files. Failed: a crash, a hang over 2 s, a lost article or unsafe output.',
  ],
  [
    'Patterns',
    'npm run hostile',
    'Every regular expression of our own against strings made to slow it down.',
  ],
  ['Soak', 'npm run soak', 'Saves in one session of the browser. Failed: the memory of the worker grew.'],
];

/** @type {import('./record.mjs').Figure[]} */
const rows = existsSync(figures)
  ? readdirSync(figures).map((name) => JSON.parse(readFileSync(join(figures, name), 'utf8')))
  : [];

const parts = sections.flatMap(([section = '', command, meaning]) => {
  const found = rows
    .filter((row) => row.section === section)
    .sort((left, right) => left.row.localeCompare(right.row, 'en', { numeric: true }));
  if (found.length === 0) return [];
  const lines = found.map(
    ({ row, tried, failed, note }) => `| ${row} | ${tried} | ${failed} | ${note ?? ''} |`,
  );
  return [
    `## ${section}\n\n${meaning} \`${command}\``,
    ['| what | tried | failed | |', '|---|--:|--:|---|', ...lines].join('\n'),
  ];
});
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
const tried = rows.reduce((sum, row) => sum + row.tried, 0);
const head = `# Trust\n\nWhat was tried to break Jianbao, and how often it broke. Made by the runs themselves (\`node tests/trust/table.mjs\`), not by hand: ${tried} tried, ${failed} failed.`;
writeFileSync(join(root, 'tests/trust.md'), `${[head, ...parts].join('\n\n')}\n`);
console.log(`tests/trust.md: ${tried} tried, ${failed} failed`);
process.exitCode = failed > 0 || rows.length === 0 ? 1 : 0;
