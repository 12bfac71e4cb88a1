// @ts-check
// npm run shots [-- --only NAME] [-- --quick] [-- --store]
// Screenshots of every page and state, light and dark (in Chinese with forced colours too), in three languages and at
// three widths, into .cache/shots, with an index.html that shows them all. --only: the states whose name holds these letters. --quick: Chinese and light alone.
// --store: the pictures of the stores' listings and of the README instead, to where they stand in the project.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, builds } from './build.mjs';
import { install } from './install.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { root } from './run-command.mjs';

const options = /** @type {const} */ ({
  only: { type: 'string', default: '' },
  quick: { type: 'boolean' },
  store: { type: 'boolean' },
});
const { only, quick = false, store } = parseArgs({ options }).values;
const out = join(root, '.cache/shots');

await install(['chromium']);
if ((await build(['chrome'], { quiet: true })).length > 0) throw new Error('There is nothing to show.');
const extension = join(root, builds.chrome);
if (store) {
  const { takeStoreShots } = await loadTypeScript(new URL('./shots/store-shots.ts', import.meta.url));
  const listing = join(root, 'store/screenshots');
  const count = await takeStoreShots(extension, listing, join(root, 'assets/screenshots/overview.png'));
  console.log(`${count} pictures: ${listing} and assets/screenshots/overview.png`);
} else {
  const { takeShots } = await loadTypeScript(new URL('./shots/take-shots.ts', import.meta.url));
  if (!only) await rm(out, { recursive: true, force: true });
  const count = await takeShots({ extension, out, only, quick });
  console.log(`${count} screenshots: ${join(out, 'index.html')}`);
}
