// @ts-check
// npm run check:zips: clones the repository's last commit into two folders of different names, builds the packages in
// each from nothing, and compares them byte for byte.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run-command.mjs';

const place = mkdtempSync(join(tmpdir(), 'jianbao-zips-'));
try {
  const [first = [], second = []] = ['a', 'another/deeper folder'].map((name) => buildIn(join(place, name)));
  const differ = first.filter(({ name, hash }) => second.find((other) => other.name === name)?.hash !== hash);
  for (const { name, hash } of first) console.log(`${hash}  ${name}`);
  if (first.length !== 3 || second.length !== 3 || differ.length > 0) {
    console.error(`These differ: ${differ.map(({ name }) => name).join(', ') || 'their number'}`);
    process.exitCode = 1;
  } else console.log('Two clones, the same bytes.');
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** @param {string} folder @returns {{ name: string, hash: string }[]} */
function buildIn(folder) {
  run('git', ['clone', '--quiet', root, folder], place);
  run('npm', ['ci', '--no-audit', '--no-fund'], folder);
  run('npm', ['run', 'zip'], folder);
  const output = join(folder, '.output');
  return readdirSync(output)
    .filter((name) => name.endsWith('.zip'))
    .sort()
    .map((name) => ({
      name,
      hash: createHash('sha256')
        .update(readFileSync(join(output, name)))
        .digest('hex'),
    }));
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
