// @ts-check
import { join } from 'node:path';
import { build, builds } from './build.mjs';
import { install } from './install.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { root } from './run-command.mjs';

/** Whether a window would be seen. */
function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return !process.env.CI;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function start() {
  await install(['chromium']);
  if ((await build(['chrome'], { quiet: true })).length > 0) throw new Error('There is nothing to start.');
  const options = { extension: join(root, builds.chrome), output: join(root, '.output/start') };
  if (hasDisplay()) {
    const { showWindow } = await loadTypeScript(new URL('./start/window.ts', import.meta.url));
    await showWindow(options);
  } else {
    const { doMainJob } = await loadTypeScript(new URL('./start/main-job.ts', import.meta.url));
    await doMainJob(options);
  }
}

await start().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
