// @ts-check
// npm run hostile, faults, soak or firefox [-- vitest's arguments]: the browser tests of that name at full size, which
// npm test runs at a small one, and then the table. firefox: every test that can run there, in Firefox alone.
import { build } from '../tools/build.mjs';
import { install } from '../tools/install.mjs';
import { runCommand } from '../tools/run-command.mjs';
import { filesInFirefox } from './chromium-alone.mjs';
import { readFigures, recordFigure } from './record.mjs';
import { sections } from './sections.mjs';

/** @type {Readonly<Record<string, readonly string[]>>} */
const files = {
  hostile: [
    'tests/browser/hostile',
    'tests/browser/messages',
    'tests/unit/hostile-files',
    'tests/unit/patterns',
  ],
  faults: [
    'tests/browser/faults',
    'tests/browser/migrations',
    'tests/browser/full-disk',
    'tests/browser/import-troubles',
  ],
  soak: ['tests/browser/soak'],
  firefox: [...filesInFirefox(), '--testNamePattern', 'Firefox'],
};

const [name = '', ...args] = process.argv.slice(2);
await install(['chromium', 'firefox']);
if ((await build(['chrome', 'firefox'], { quiet: true })).length > 0) process.exit(1);
// What runs in both browsers is run in Firefox by its own command alone.
const others = name === 'firefox' ? [] : ['--testNamePattern', '^((?!Firefox).)*$'];
const code = await runCommand(
  'vitest',
  ['run', '--reporter=verbose', ...(files[name] ?? []), ...others, ...args],
  {
    env: { JIANBAO_TRUST: 'full' },
  },
);
if (code !== 0 && !readFigures().some(({ failed }) => failed > 0)) {
  // Whatever ended badly without a figure of its own.
  const { title = name } = sections.find(({ command }) => command === name) ?? {};
  recordFigure({ section: title, row: 'runs that ended badly', tried: 1, failed: 1 });
}
const isWhole = args.length === 0;
const table = await runCommand('node', ['tests/trust/table.mjs', ...(isWhole ? [name] : [])]);
process.exitCode = code || table ? 1 : 0;
