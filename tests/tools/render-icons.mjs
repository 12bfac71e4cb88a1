// @ts-check
// npm run icons
// Draws assets/icons/icon.svg at every size that browsers and stores ask for, into assets/public/icons; the small ones
// once more for dark toolbars, with a brighter ground. Needs Chromium.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './find-browsers.mjs';

/** Toolbars at one and two device pixels take 16 to 48; pages of extensions and stores the larger ones. */
const sizes = [16, 19, 24, 32, 38, 48, 128];
const toolbar = sizes.filter((size) => size <= 48);

const assets = new URL('../../assets/', import.meta.url);
const svg = await readFile(new URL('icons/icon.svg', assets), 'utf8');
const onDark = svg.replaceAll('#b5392a', '#e2604d').replaceAll('#8f2a1d', '#b5392a');
await mkdir(new URL('public/icons/', assets), { recursive: true });
const browser = await chromium.launch({
  executablePath: findChromium() ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const size of sizes) await draw(svg, size, `${size}.png`);
for (const size of toolbar) await draw(onDark, size, `dark-${size}.png`);
await browser.close();

/** @param {string} picture @param {number} size @param {string} name */
async function draw(picture, size, name) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`,
  );
  const file = fileURLToPath(new URL(`public/icons/${name}`, assets));
  await writeFile(file, await page.screenshot({ omitBackground: true }));
  await page.close();
}
