import type { Page } from 'playwright-core';
import type { AttachedPage } from '../browser/attached-page';
import type { Library } from './world';

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

/** The real popup over a page of a site. */
export interface PopupState {
  name: string;
  /** Address of the page it is opened over. */
  over: string;
  reach(popup: AttachedPage): Promise<void>;
}

/** The first row of a list. */
export const row = '[data-testid=article-row] .row-title';
/** A picture of the open article that is there. */
export const picture = '[data-testid=article] img[src]';

/** Clicks what carries a test's mark, then waits for what that opens. */
export function opening(testId: string, opened: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByTestId(testId).first().click();
    await page.locator(opened).first().waitFor();
  };
}
