// @ts-check
/** Draws assets/icons/icon.svg at the sizes the manifest names: `node tests/tools/render-icons.mjs`. Needs Chromium. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const assets = new URL('../../assets/', import.meta.url);
const svg = await readFile(new URL('icons/icon.svg', assets), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  const file = fileURLToPath(new URL(`public/icons/${size}.png`, assets));
  await writeFile(file, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
