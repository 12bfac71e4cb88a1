// @ts-check
// npm run zip: the packages for the stores in .output/, and the sources that Mozilla's reviewers build them from.
// The same sources give the same bytes.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkBudgets } from './budgets.mjs';
import { build, builds } from './build.mjs';
import { root } from './run-command.mjs';
import { zipFiles, zipFolder } from './zip-files.mjs';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const unbuilt = await build(['chrome', 'firefox'], { quiet: true });
if (unbuilt.length > 0) process.exit(1);
const holds = Object.values(builds).map((folder) => {
  console.log(folder);
  return checkBudgets(folder);
});
write('chrome', await zipFolder(join(root, builds.chrome)));
write('firefox', await zipFolder(join(root, builds.firefox)));
write('sources', await zipFiles(readSources()));
process.exitCode = holds.every(Boolean) ? 0 : 1;

/** @param {string} kind @param {Uint8Array} bytes */
function write(kind, bytes) {
  const name = `jianbao-${version}-${kind}.zip`;
  writeFileSync(join(root, '.output', name), bytes);
  console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${name}  ${bytes.length} bytes`);
}

/** What git holds: all that the build needs, and nothing that happens to lie around. */
function readSources() {
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
  return names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(root, name))) }));
}
