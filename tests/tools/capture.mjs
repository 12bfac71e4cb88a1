// @ts-check
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, builds } from './build.mjs';
import { install } from './install.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { root } from './run-command.mjs';
import { toScorerResult } from './scorer-result.mjs';

const usage = `npm run capture -- --pages DIR --out DIR
Opens every DIR/<page>/source.html at the address in its gold.json (url) in real Chromium, captures it through the
extension's own content script and writes OUT/<page>.json.`;

async function main() {
  const options = /** @type {const} */ ({ pages: { type: 'string' }, out: { type: 'string' } });
  const { pages, out } = parseArgs({ options }).values;
  if (!pages || !out) throw new Error(usage);
  await install(['chromium']);
  if ((await build(['chrome'], { quiet: true })).length > 0) throw new Error('Nothing was captured.');
  const { capturePages } = await loadTypeScript(new URL('./capture/capture-pages.ts', import.meta.url));
  const { captured, refused, failed } = await capturePages({
    // Where the reader stood, and not where npm runs its scripts.
    pages: resolve(process.env.INIT_CWD ?? '.', pages),
    out: resolve(process.env.INIT_CWD ?? '.', out),
    extension: join(root, builds.chrome),
    toResult: toScorerResult,
  });
  console.log(`${captured} captured, ${refused} refused, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
