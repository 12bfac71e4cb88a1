import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Look, showPage, showPopup } from '../pages/show';
import type { PageState, PopupState } from '../pages/state';
import { states } from '../pages/states';
import { emptyLibrary, type Library, openWorld, store, type World } from '../pages/world';
import { type Shot, writeSheet } from './sheet';

interface ShotOptions {
  /** Folder of the built extension. */
  extension: string;
  /** Folder for the pictures. */
  out: string;
  /** States whose name holds these letters. */
  only: string;
  /** One language and one colour scheme. */
  quick: boolean;
}

const locales = ['zh-CN', 'zh-TW', 'en'] as const;
/** Forced colours, which leave pages nothing but their outlines, are looked at in one language. */
const looks = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' } } as const;
const forced = { forced: { colorScheme: 'light', forced: true } } as const;
/** A phone, a tablet, a window. CSS pixels. */
const widths = [360, 768, 1280];

/** Takes them all and gives their number. */
export async function takeShots({ extension, out, only, quick }: ShotOptions): Promise<number> {
  await mkdir(out, { recursive: true });
  const world = await openWorld(extension);
  const shots: Shot[] = [];
  const wanted = ({ name }: { name: string }) => name.includes(only);
  const takeAll = async (library: Library, { pages, popups }: typeof states.full | typeof states.empty) => {
    for (const locale of quick ? (['zh-CN'] as const) : locales) {
      await store(world.browser, { locale });
      const wantedLooks = quick
        ? { light: looks.light }
        : locale === 'zh-CN'
          ? { ...looks, ...forced }
          : looks;
      for (const [scheme, look] of Object.entries(wantedLooks)) {
        const take = { world, out, shots, locale, scheme, look };
        for (const state of pages.filter(wanted)) await shootPage(take, library, state);
        for (const state of popups.filter(wanted)) await shootPopup(take, state);
        console.error(`… ${locale} ${scheme}: ${shots.length}`);
      }
    }
  };
  try {
    await takeAll(emptyLibrary, states.empty);
    await takeAll(await world.fill(), states.full);
  } finally {
    await world.close();
  }
  await writeFile(join(out, 'index.html'), writeSheet(shots));
  return shots.length;
}

interface Taking {
  world: World;
  out: string;
  shots: Shot[];
  locale: string;
  scheme: string;
  look: Look;
}

/** One page at every width; the page is opened once, because a reader's window changes its width too. */
async function shootPage(
  { world, out, shots, locale, scheme, look }: Taking,
  library: Library,
  state: PageState,
) {
  const all = state.narrow ? [360] : widths;
  const { page, leave } = await showPage(world.browser, library, state, { ...look, width: all[0] ?? 360 });
  for (const width of all) {
    await page.setViewportSize({ width, height: state.narrow ? 720 : 800 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
    const file = `${state.name}.${locale}.${scheme}.${width}.png`;
    await page.screenshot({ path: join(out, file) });
    shots.push({ state: state.name, locale, scheme, width, file });
  }
  await leave();
}

async function shootPopup({ world, out, shots, locale, scheme, look }: Taking, state: PopupState) {
  const { popup, leave } = await showPopup(world.browser, state, look);
  const file = `${state.name}.${locale}.${scheme}.png`;
  await popup.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
  await writeFile(join(out, file), await popup.screenshot());
  shots.push({ state: state.name, locale, scheme, width: 400, file });
  await leave();
}
