import type { Page } from 'playwright-core';
import type { AttachedPage } from '../browser/attached-page';
import { type Chromium, clickToolbarButton, openPage } from '../browser/chromium';
import type { PageState, PopupState } from './state';
import { type Library, store } from './world';

/** How a page is drawn. */
export interface Look {
  colorScheme: 'light' | 'dark';
  /** Windows' high contrast. */
  forced?: boolean;
}

/** Opens a page in a state, in a tab of its own. What it set must be taken back: `leave`. */
export async function showPage(
  browser: Chromium,
  library: Library,
  state: PageState,
  { width = 1280, ...look }: Look & { width?: number },
): Promise<{ page: Page; leave(): Promise<void> }> {
  const before = { theme: 'auto', typography: null };
  if (state.settings) await store(browser, { ...before, ...state.settings });
  const page = await browser.context.newPage();
  await page.setViewportSize({ width, height: state.narrow ? 720 : 800 });
  await drawAs(page, look);
  await page.goto(`chrome-extension://${browser.extensionId}/${state.path(library)}`);
  await page.locator(state.ready).filter({ visible: true }).first().waitFor();
  await state.reach?.(page);
  return {
    page,
    async leave() {
      await page.close();
      if (state.settings) await store(browser, before);
    },
  };
}

/** Nothing fades from one colour to the next, so that what is seen is what stays. */
export function drawAs(page: Page, { colorScheme, forced = false }: Look): Promise<void> {
  return page.emulateMedia({
    colorScheme,
    forcedColors: forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
}

/** Opens the popup over a page, in a state. It closes with the page. */
export async function showPopup(
  browser: Chromium,
  state: PopupState,
  look: Look,
): Promise<{ popup: AttachedPage; leave(): Promise<void> }> {
  const page = await openPage(browser, state.over);
  const popup = await clickToolbarButton(browser, page);
  await drawPopupAs(popup, look);
  await state.reach(popup);
  return {
    popup,
    async leave() {
      // The next one is to begin with the list.
      await popup.evaluate(() => document.querySelector<HTMLElement>('[data-testid=back]')?.click());
      await popup.waitFor('[data-testid=popup][data-view=list]');
      await popup.close();
      await page.close();
    },
  };
}

export async function drawPopupAs(popup: AttachedPage, { colorScheme, forced = false }: Look): Promise<void> {
  await popup.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: colorScheme },
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}
