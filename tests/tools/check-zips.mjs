// @ts-check
// npm run check:zips: clones the repository's last commit into two folders of different names, builds the packages in
// each from nothing, and compares them byte for byte. Then, as Mozilla's reviewers do, builds the Firefox extension from
// the sources package alone and compares that too.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { builds } from './build.mjs';
import { root } from './run-command.mjs';
import { zipFolder } from './zip-files.mjs';

/** @typedef {{ name: string, path: string, hash: string }} Package */

const place = mkdtempSync(join(tmpdir(), 'jianbao-zips-'));
try {
  const [first = [], second = []] = ['a', 'another/deeper folder'].map((name) => buildIn(join(place, name)));
  const differ = first.filter(({ name, hash }) => second.find((other) => other.name === name)?.hash !== hash);
  for (const { name, hash } of first) console.log(`${hash}  ${name}`);
  if (first.length !== 3 || second.length !== 3 || differ.length > 0) {
    console.error(`These differ: ${differ.map(({ name }) => name).join(', ') || 'their number'}`);
    process.exitCode = 1;
  } else console.log('Two clones, the same bytes.');
  if ((await buildFromSources(first)) === find(first, 'firefox').hash)
    console.log('Built from the sources package alone, the same bytes.');
  else {
    console.error('What is built from the sources package differs from the package for Firefox.');
    process.exitCode = 1;
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** @param {string} folder @returns {Package[]} */
function buildIn(folder) {
  run('git', ['clone', '--quiet', root, folder], place);
  run('npm', ['ci', '--no-audit', '--no-fund'], folder);
  run('npm', ['run', 'zip'], folder);
  const output = join(folder, '.output');
  return readdirSync(output)
    .filter((name) => name.endsWith('.zip'))
    .sort()
    .map((name) => ({ name, path: join(output, name), hash: hashOf(readFileSync(join(output, name))) }));
}

/** @param {readonly Package[]} packages @returns {Promise<string>} hash of the package for Firefox */
async function buildFromSources(packages) {
  const folder = join(place, 'sources');
  await unpack(find(packages, 'sources').path, folder);
  run('npm', ['ci', '--no-audit', '--no-fund'], folder);
  run('npm', ['run', 'build-for-amo'], folder);
  return hashOf(await zipFolder(join(folder, builds.firefox)));
}

/** @param {string} file @param {string} folder */
async function unpack(file, folder) {
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(readFileSync(file))])), {
    useWebWorkers: false,
  });
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const path = join(folder, entry.filename);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await entry.getData(new Uint8ArrayWriter(), { useWebWorkers: false }));
  }
}

/** @param {readonly Package[]} packages @param {string} kind */
function find(packages, kind) {
  const found = packages.find(({ name }) => name.endsWith(`-${kind}.zip`));
  if (!found) throw new Error(`There is no package of ${kind}`);
  return found;
}

/** @param {Uint8Array} bytes */
function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
