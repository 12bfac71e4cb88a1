import { waitForCard } from '../browser/reading';
import { type PageState, type PopupState, picture, row } from './state';
import { visited } from './world';

/** The side panel is the popup's page again, as high as the window. */
export const emptyPanelStates: readonly PageState[] = [
  { name: 'panel-empty', path: () => 'sidepanel.html', ready: '.empty', narrow: true },
];

export const panelStates: readonly PageState[] = [
  {
    name: 'panel',
    path: () => 'sidepanel.html',
    ready: `${row}, [data-testid=article]`,
    narrow: true,
    async reach(page) {
      // It opens where it was left.
      const back = page.getByTestId('back');
      if (await back.count()) await back.click();
      await page.locator(row).first().waitFor();
    },
  },
  {
    name: 'panel-reading',
    path: () => 'sidepanel.html',
    ready: `${row}, [data-testid=article]`,
    narrow: true,
    async reach(page) {
      const first = page.locator('[data-testid=article-row] a').first();
      if (await first.count()) await first.click();
      await page.getByTestId('article').waitFor();
      await page.locator(picture).first().waitFor();
    },
  },
];

export const emptyPopupStates: readonly PopupState[] = [
  {
    name: 'popup-empty',
    over: visited.savable.url,
    async reach(popup) {
      await waitForCard(popup, 'savable');
      await popup.waitFor('.empty');
    },
  },
];

export const popupStates: readonly PopupState[] = [
  { name: 'popup-refused', over: visited.refused.url, reach: (popup) => waitForCard(popup, 'not-article') },
  {
    name: 'popup-failed',
    over: visited.failing.url,
    async reach(popup) {
      await popup.waitFor('[data-testid="page-card"]:is([data-state=savable], [data-state=failed])');
      await popup.click('[data-testid=save], [data-testid=retry]');
      await waitForCard(popup, 'failed');
    },
  },
  {
    name: 'popup-saved',
    over: visited.saved.url,
    async reach(popup) {
      await waitForCard(popup, 'saved');
      await popup.waitUntil(
        'the first thumbnail',
        (wanted) => (document.querySelector<HTMLImageElement>(wanted)?.naturalWidth ?? 0) > 0,
        ['[data-testid=article-row] img'],
      );
    },
  },
  {
    name: 'popup-changed',
    over: visited.changing.url,
    async reach(popup) {
      await popup.waitFor('[data-testid=page-change][data-change=changed]');
    },
  },
  {
    name: 'popup-difference',
    over: visited.changing.url,
    async reach(popup) {
      await popup.click('[data-testid=show-difference]');
      await popup.waitFor('[data-testid=save-new-version]');
    },
  },
  {
    name: 'popup-searching',
    over: visited.saved.url,
    async reach(popup) {
      await popup.fill('[data-testid=search]', '市民');
      await popup.waitFor('.row-snippet mark');
    },
  },
  {
    name: 'popup-export',
    over: visited.saved.url,
    async reach(popup) {
      await popup.waitFor(row);
      await popup.evaluate(() => document.querySelector<HTMLElement>('[data-testid=article-row] a')?.focus());
      await popup.press('e', 69);
      await popup.waitFor('[data-testid=row-export]');
    },
  },
  {
    name: 'popup-reading',
    over: visited.saved.url,
    async reach(popup) {
      await waitForCard(popup, 'saved');
      await popup.click('[data-testid=open]');
      await popup.waitUntil(
        'its picture',
        (wanted) => (document.querySelector<HTMLImageElement>(wanted)?.naturalWidth ?? 0) > 0,
        [picture],
      );
    },
  },
];
