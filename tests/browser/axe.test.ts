import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { AttachedPage } from '../tools/browser/attached-page';
import { drawAs, drawPopupAs, type Look, showPage, showPopup } from '../tools/pages/show';
import { states } from '../tools/pages/states';
import { emptyLibrary, type Library, openWorld, store, type World } from '../tools/pages/world';
import { builtFor, expect } from './support/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const light: Look = { colorScheme: 'light' };
const dark: Look = { colorScheme: 'dark' };
const forced: Look = { colorScheme: 'light', forced: true };
const colours: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };

/**
 * Every rule in the light in each language, and the colours, which are all that looks change, in each look. Languages
 * change lengths and not colours, so looks are spread over them; AXE_EVERYTHING=1 runs every rule in each of the nine.
 */
const rounds: readonly { locale: string; look: Look; options: RunOptions }[] = process.env.AXE_EVERYTHING
  ? ['zh-CN', 'zh-TW', 'en'].flatMap((locale) =>
      [light, dark, forced].map((look) => ({ locale, look, options: {} })),
    )
  : [
      { locale: 'zh-CN', look: light, options: {} },
      { locale: 'zh-CN', look: dark, options: colours },
      { locale: 'zh-TW', look: forced, options: colours },
      { locale: 'zh-TW', look: light, options: {} },
      { locale: 'en', look: light, options: {} },
    ];

/** A page whose policy allows no script but its own: what runs in it are the debugger's words. */
interface Examined {
  run<Result>(expression: string): Promise<Result>;
  draw(look: Look): Promise<unknown>;
}

/** A line for each thing that is wrong. */
async function examine({ run, draw }: Examined): Promise<string[]> {
  await run(axe);
  const found: string[] = [];
  let spoken = '';
  for (const { locale, look, options } of rounds) {
    if (locale !== spoken) await store(world.browser, { locale });
    spoken = locale;
    await draw(look);
    await run(`(${settle})(${JSON.stringify(locale)})`);
    const violations = await run<AxeResults['violations']>(
      `axe.run(${JSON.stringify({ ...options, resultTypes: ['violations'] })}).then((all) => all.violations)`,
    );
    const where = `${locale}, ${look.forced ? 'forced colours' : look.colorScheme}`;
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        found.push(`${where}: ${id} at ${target.join(' ')}: ${failureSummary}`);
  }
  return found;
}

/** In the page: waits for its language, and for the colours, which follow the system a moment later. */
async function settle(locale: string): Promise<void> {
  while (document.documentElement.lang !== locale) await new Promise((done) => setTimeout(done, 10));
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

/** WCAG 1.4.10: at 320 px, which are 1280 at 400 %, nothing asks for scrolling sideways. */
async function reflow(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return excess > 0 ? [`${excess} px wider than a window of 320`] : [];
}

function pageOf(page: Page): Examined {
  return { run: (expression) => page.evaluate(expression), draw: (look) => drawAs(page, look) };
}

function popupOf(popup: AttachedPage): Examined {
  return {
    draw: (look) => drawPopupAs(popup, look),
    async run(expression) {
      const { result, exceptionDetails } = await popup.send<{
        result: { value: never };
        exceptionDetails?: object;
      }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return result.value;
    },
  };
}

/** Minutes of work, so only where it is asked for: `npm run axe`. */
const asked = Boolean(process.env.AXE);

let world: World;
let library: Library = emptyLibrary;
beforeAll(async () => {
  if (asked) world = await openWorld(builtFor('chrome'));
});
afterAll(() => world?.close());

describe.runIf(asked).each(['empty', 'full'] as const)(
  'axe finds nothing with a library that is %s',
  (filling) => {
    beforeAll(async () => {
      if (filling === 'full') library = await world.fill();
    });

    test.each(states[filling].pages)('$name', async (state) => {
      const { page, leave } = await showPage(world.browser, library, state, light);
      const found = [...(await examine(pageOf(page))), ...(await reflow(page))];
      await leave();
      expect(found).toEqual([]);
    });

    test.each(states[filling].popups)('$name', async (state) => {
      const { popup, leave } = await showPopup(world.browser, state, light);
      const found = await examine(popupOf(popup));
      await leave();
      expect(found).toEqual([]);
    });
  },
);
