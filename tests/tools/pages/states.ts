import type { Page } from 'playwright-core';
import type { AttachedPage } from '../browser/attached-page';
import { waitForCard } from '../browser/reading';
import { type Library, visited } from './world';

/** A page of the extension as a reader may see it. */
export interface PageState {
  name: string;
  /** Its address in the extension. */
  path(library: Library): string;
  /** There once the page is as it is meant to be. */
  ready: string;
  /** From the loaded page to the state. */
  reach?(page: Page): Promise<void>;
  /** As narrow as a side panel, and never wider. */
  narrow?: true;
  /** Settings of the extension, by their keys in its storage. */
  settings?: Record<string, unknown>;
}

const typography = {
  size: 20,
  measure: 30,
  leading: 1.9,
  font: 'song',
  paragraphs: 'indent',
  direction: 'horizontal',
};

/** Before anything is saved. */
export const emptyStates: readonly PageState[] = [
  { name: 'welcome', path: () => 'welcome.html', ready: '[data-testid=welcome]' },
  { name: 'library-empty', path: () => 'options.html#library', ready: '.empty' },
  { name: 'panel-empty', path: () => 'sidepanel.html', ready: '.empty', narrow: true },
];

const article = ({ article: id }: Library) => `reader.html?id=${encodeURIComponent(id)}`;
const picture = '[data-testid=article] img[src]';

/** With a few articles in the library. */
export const fullStates: readonly PageState[] = [
  { name: 'library', path: () => 'options.html#library', ready: '[data-testid=article-row] .row-title' },
  {
    name: 'library-selecting',
    path: () => 'options.html#library',
    ready: '[data-testid=article-row] .row-title',
    async reach(page) {
      for (const row of [0, 1]) await page.locator('.row-select input').nth(row).click();
      await page.getByTestId('remove-selected').waitFor();
    },
  },
  {
    name: 'library-nothing-found',
    path: () => 'options.html#library?search=没有这样的题目',
    ready: '.empty',
  },
  { name: 'import', path: () => 'options.html#import', ready: 'h1:visible' },
  { name: 'settings', path: () => 'options.html#settings', ready: '[data-testid=text-sample]' },
  { name: 'about', path: () => 'options.html#about', ready: '.promises' },
  { name: 'reader', path: article, ready: picture },
  {
    name: 'reader-settings',
    path: article,
    ready: picture,
    async reach(page) {
      await page.getByTestId('reading-settings').click();
      await page.locator('.reading-panel-sheet').waitFor();
    },
  },
  {
    name: 'reader-pictures-missing',
    path: ({ withoutPictures }) => `reader.html?id=${encodeURIComponent(withoutPictures)}`,
    ready: '[data-testid=missing-picture]',
  },
  { name: 'reader-gone', path: () => 'reader.html?id=zaobao%3A0', ready: '.empty' },
  {
    name: 'viewer',
    path: article,
    ready: picture,
    async reach(page) {
      await page.locator('.picture-button').first().click();
      await page.getByTestId('picture-viewer').waitFor();
    },
  },
  {
    name: 'reader-vertical',
    path: article,
    ready: picture,
    settings: { typography: { ...typography, direction: 'vertical' } },
  },
  {
    name: 'reader-kai-grey',
    path: article,
    ready: picture,
    settings: { theme: 'grey', typography: { ...typography, font: 'kai', paragraphs: 'space' } },
  },
  {
    name: 'panel',
    path: () => 'sidepanel.html',
    ready: '[data-testid=article-row] .row-title',
    narrow: true,
  },
  {
    name: 'panel-reading',
    path: () => 'sidepanel.html',
    ready: '[data-testid=article-row] .row-title, [data-testid=article]',
    narrow: true,
    async reach(page) {
      const row = page.locator('[data-testid=article-row] a').first();
      if (await row.count()) await row.click();
      await page.getByTestId('article').waitFor();
      await page.locator(picture).first().waitFor();
    },
  },
];

/** The real popup over a page of a site. */
export interface PopupState {
  name: string;
  /** Address of the page it is opened over. */
  over: string;
  reach(popup: AttachedPage): Promise<void>;
}

export const emptyPopups: readonly PopupState[] = [
  {
    name: 'popup-empty',
    over: visited.savable.url,
    async reach(popup) {
      await waitForCard(popup, 'savable');
      await popup.waitFor('.empty');
    },
  },
];

export const fullPopups: readonly PopupState[] = [
  { name: 'popup-refused', over: visited.refused.url, reach: (popup) => waitForCard(popup, 'not-article') },
  {
    name: 'popup-failed',
    over: visited.failing.url,
    async reach(popup) {
      await popup.waitFor('[data-testid=page-card]:is([data-state=savable], [data-state=failed])');
      await popup.click('[data-testid=save], [data-testid=retry]');
      await waitForCard(popup, 'failed');
    },
  },
  { name: 'popup-saved', over: visited.saved.url, reach: (popup) => waitForCard(popup, 'saved') },
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
