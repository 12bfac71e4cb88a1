// @ts-check
// npm run hostile, faults, soak or firefox: the browser tests of that name at full size, which npm test runs at a small one,
// and then the table.
import { build } from '../tools/build.mjs';
import { install } from '../tools/install.mjs';
import { runCommand } from '../tools/run-command.mjs';

const [name = '', ...args] = process.argv.slice(2);
await install(['chromium', 'firefox']);
if ((await build(['chrome', 'firefox'], { quiet: true })).length > 0) process.exit(1);
/** @type {Readonly<Record<string, readonly string[]>>} */
const files = {
  hostile: [
    'tests/browser/hostile',
    'tests/browser/messages',
    'tests/unit/hostile-files',
    'tests/unit/patterns',
  ],
  faults: ['tests/browser/faults', 'tests/browser/full-disk'],
  soak: ['tests/browser/soak'],
  firefox: ['tests/browser/firefox-permissions'],
};
const code = await runCommand('vitest', ['run', ...(files[name] ?? []), ...args], {
  env: { JIANBAO_TRUST: 'full' },
});
const table = await runCommand('node', ['tests/trust/table.mjs']);
process.exitCode = code || table ? 1 : 0;
