import { browser } from 'wxt/browser';
import type { FailureCode } from '@/utils/article/failure';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { findByVisitedUrl, getSummary, listPendingSaves } from '@/utils/library/read';
import type { PendingSave } from '@/utils/library/schema';
import { locate } from '@/utils/sites';

/** The page in the tab the popup was opened on. */
export interface TabPage {
  tabId: number;
  url: string;
  title: string;
  /** Name of the site, or the host elsewhere. */
  place: string;
  /** Known from the address alone on the three sites; elsewhere only the page itself tells. */
  id: ArticleId | null;
  /** On one of the three sites. */
  ours: boolean;
  /** Why this page can't be saved, as far as the address says. */
  refusal: FailureCode | null;
}

/** Reads the active tab of this window. */
export async function readTabPage(): Promise<TabPage> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return describePage(tab?.id ?? -1, tab?.url ?? '', tab?.title ?? '');
}

/** What an address says of a page. An address the browser keeps from us is a page of its own. */
export function describePage(tabId: number, url: string, title: string): TabPage {
  const page = { tabId, url, title: title || url };
  if (!/^https?:/.test(url)) return { ...page, place: '', id: null, ours: false, refusal: 'browser-page' };
  const { host, pathname } = new URL(url);
  const location = locate(url);
  const place = location?.site.name ?? host;
  const ours = location !== undefined;
  if (ours) page.title = withoutSiteName(page.title);
  if (/\.pdf$/i.test(pathname)) return { ...page, place, id: null, ours, refusal: 'pdf' };
  if (!location) return { ...page, place, id: null, ours, refusal: null };
  if ('refusal' in location) return { ...page, place, id: null, ours, refusal: location.refusal };
  return { ...page, place, id: location.identity as ArticleId, ours, refusal: null };
}

/** A tab's title on these sites is the article's with the site's name behind a bar. */
function withoutSiteName(title: string): string {
  return title.replace(/\s*[|｜][^|｜]*$/, '') || title;
}

/** The saved copy of a page. */
export async function findSaved({ id, url }: TabPage): Promise<ArticleSummary | undefined> {
  return id ? getSummary(id) : findByVisitedUrl(url);
}

/** The save of a page that is under way, whoever began it. */
export async function findPending({ id, url, tabId }: TabPage): Promise<PendingSave | undefined> {
  const saves = await listPendingSaves();
  return saves.find((save) =>
    id ? save.id === id : save.tabId === tabId && save.article.visitedUrl === url,
  );
}
