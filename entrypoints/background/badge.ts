import { browser } from 'wxt/browser';
import type { ArticleSummary } from '@/utils/article/types';
import { findByVisitedUrl, getSummary } from '@/utils/library/read';
import { locate } from '@/utils/sites';

export type BadgeState = 'none' | 'saving' | 'saved' | 'failed';

const looks: Record<BadgeState, { text: string; color: string }> = {
  none: { text: '', color: '#00000000' },
  saving: { text: '…', color: '#6b5d4d' },
  saved: { text: '✓', color: '#2f6b4f' },
  failed: { text: '!', color: '#a8321f' },
};

/**
 * Shows a state on the toolbar button of one tab, where there is one that can. A tab that was closed meanwhile is none of
 * our business.
 */
export async function showBadge(tabId: number, state: BadgeState): Promise<void> {
  const { text, color } = looks[state];
  await Promise.all([
    browser.action.setBadgeText?.({ tabId, text }),
    browser.action.setBadgeBackgroundColor?.({ tabId, color }),
    browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' }),
  ]).catch(() => {});
}

/** Shows whether the page in a tab is saved. Looks at addresses that the extension may see anyway, and only there. */
export async function refreshBadge(tabId: number, url: string | undefined): Promise<void> {
  if (!url || !/^https?:/.test(url)) return;
  await showBadge(tabId, (await findByAddress(url)) ? 'saved' : 'none');
}

/** The saved article of an address, under whatever host or decoration it is visited. */
async function findByAddress(url: string): Promise<ArticleSummary | undefined> {
  const place = locate(url);
  if (place && 'identity' in place) return getSummary(place.identity as ArticleSummary['id']);
  return place ? undefined : findByVisitedUrl(url);
}

/** Brings the badge of every visible tab up to date, after the library has changed. */
export async function refreshAllBadges(): Promise<void> {
  const tabs = await browser.tabs.query({ active: true });
  await Promise.all(tabs.map(({ id, url }) => (id === undefined ? undefined : refreshBadge(id, url))));
}
