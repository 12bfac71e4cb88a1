import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Chromium, openPage } from '../browser/chromium';
import { type Look, showPage, showPopup } from '../pages/show';
import { states } from '../pages/states';
import { type Library, openWorld, store, visited } from '../pages/world';

/** What both stores take. CSS pixels. */
const size = { width: 1280, height: 800 };
const light: Look = { colorScheme: 'light' };
const dark: Look = { colorScheme: 'dark' };

/** One picture of a listing: a page of the extension in a state, or the popup over a page of a site. */
type Scene = { file: string; look: Look } & ({ page: string } | { popup: string });

const scenes: readonly Scene[] = [
  { file: '1-save', look: light, popup: 'popup-saved' },
  { file: '2-read', look: light, page: 'reader' },
  { file: '3-library', look: light, page: 'library' },
  { file: '4-find', look: light, page: 'reader-hits' },
  { file: '5-dark', look: dark, page: 'reader-settings' },
];

/**
 * Takes the pictures of the stores' listings in each language, and the README's.
 *
 * @param extension folder of the built extension
 * @param out folder of the listings' pictures, one folder a language in it
 * @param overview file of the README's picture
 * @returns how many there are
 */
export async function takeStoreShots(extension: string, out: string, overview: string): Promise<number> {
  const world = await openWorld(extension);
  const { browser } = world;
  let count = 0;
  try {
    const library = await world.fill();
    for (const locale of ['zh-CN', 'zh-TW', 'en']) {
      await store(browser, { locale });
      await mkdir(join(out, locale), { recursive: true });
      for (const scene of scenes) {
        const drawn = await draw(browser, library, scene);
        await writeFile(join(out, locale, `${scene.file}.jpg`), drawn);
        count += 1;
      }
    }
    await store(browser, { locale: 'zh-CN' });
    await writeFile(overview, await drawOverview(browser, library));
    return count + 1;
  } finally {
    await world.close();
  }
}

async function draw(browser: Chromium, library: Library, scene: Scene): Promise<Buffer> {
  if ('page' in scene) return shootPage(browser, library, scene.page, scene.look, 'jpeg');
  const site = await openPage(browser, visited.saved.url);
  await site.setViewportSize(size);
  const behind = await site.screenshot();
  await site.close();
  const popup = await shootPopup(browser, scene.popup, scene.look);
  return compose(browser, size, 'jpeg', [
    { picture: behind, style: 'inset: 0' },
    { picture: popup, style: 'top: 8px; right: 40px', framed: true },
  ]);
}

/** The popup over an article, an article being read, and the library. */
async function drawOverview(browser: Chromium, library: Library): Promise<Buffer> {
  const [behind, reader, popup] = [
    await shootPage(browser, library, 'library-selecting', light, 'png'),
    await shootPage(browser, library, 'reader', light, 'png'),
    await shootPopup(browser, 'popup-saved', light),
  ];
  return compose(browser, { width: 1500, height: 820 }, 'png', [
    { picture: behind, style: 'left: 40px; top: 40px; width: 940px', framed: true },
    { picture: reader, style: 'left: 470px; top: 120px; width: 940px', framed: true },
    { picture: popup, style: 'left: 60px; top: 215px', framed: true },
  ]);
}

async function shootPage(
  browser: Chromium,
  library: Library,
  name: string,
  look: Look,
  type: 'jpeg' | 'png',
): Promise<Buffer> {
  const state = states.full.pages.find((each) => each.name === name);
  if (!state) throw new RangeError(`There is no state ${name}`);
  const { page, leave } = await showPage(browser, library, state, { ...look, width: size.width });
  // An article opens where it was left, which only hits are meant to.
  if (name !== 'reader-hits') await page.evaluate(() => scrollTo(0, 0));
  await settle(page);
  const picture = await shoot(page, type);
  await leave();
  return picture;
}

async function shootPopup(browser: Chromium, name: string, look: Look): Promise<Buffer> {
  const state = states.full.popups.find((each) => each.name === name);
  if (!state) throw new RangeError(`There is no state ${name}`);
  const { popup, leave } = await showPopup(browser, state, look);
  const picture = await popup.screenshot();
  await leave();
  return picture;
}

interface Layer {
  /** PNG or JPEG. */
  picture: Buffer;
  /** Where it is. */
  style: string;
  /** With round corners and a shadow. */
  framed?: boolean;
}

/** Lays pictures over each other. */
async function compose(
  browser: Chromium,
  viewport: { width: number; height: number },
  type: 'jpeg' | 'png',
  layers: readonly Layer[],
): Promise<Buffer> {
  const page = await browser.context.newPage();
  await page.setViewportSize(viewport);
  const frame = 'border-radius: 6px; box-shadow: 0 8px 32px rgb(0 0 0 / 35%);';
  const images = layers.map(
    ({ picture, style, framed }) =>
      `<img style="position: absolute; ${framed ? frame : ''} ${style}" src="data:;base64,${picture.toString('base64')}">`,
  );
  await page.setContent(`<body style="margin: 0; background: #d9d2c5">${images.join('')}</body>`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const drawn = await shoot(page, type);
  await page.close();
  return drawn;
}

function shoot(page: Page, type: 'jpeg' | 'png'): Promise<Buffer> {
  return page.screenshot(type === 'png' ? { type } : { type, quality: 88 });
}

function settle(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
}
