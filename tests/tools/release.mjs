// @ts-check
// npm run release -- 0.2.0: sets the version, closes the changelog's open section under it, commits and tags.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeSection, isNewer } from './release-text.mjs';
import { root } from './run-command.mjs';

const [next = ''] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
if (!isNewer(next, version)) fail(`Say a version above ${version}, as in: npm run release -- 0.2.0`);
if (git('status', '--porcelain') !== '') fail('There are changes that are not committed.');

const changelog = join(root, 'CHANGELOG.md');
const closed = closeSection(readFileSync(changelog, 'utf8'), next, new Date().toISOString().slice(0, 10));
if (closed === undefined) fail('CHANGELOG.md says nothing under Unreleased.');
else writeFileSync(changelog, closed);
execFileSync('npm', ['version', next, '--no-git-tag-version', '--ignore-scripts'], {
  cwd: root,
  stdio: 'inherit',
});
git('add', 'package.json', 'package-lock.json', 'CHANGELOG.md');
git('commit', '--quiet', '--message', `Release ${next}`);
git('tag', `v${next}`);
console.log(`Release ${next} is committed and tagged. Next: npm run zip, then the stores (store/README.md).`);

/** @param {...string} args */
function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}

/** @param {string} words */
function fail(words) {
  console.error(words);
  process.exit(1);
}
