import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { ArticleSummary } from '@/utils/article/types';
import { getStored } from '@/utils/library/read';
import { captureTab } from '../shared/capture-tab';
import type { PageChange } from '../shared/compare-copy';
import type { TabPage } from './tab-page';

/**
 * How the page in the tab stands to its saved copy, once both were read: from the tab alone, without a request.
 * Undefined before, for pages that are not saved, and where the page can't be read.
 */
export function usePageChange(
  page: TabPage | undefined,
  saved: ArticleSummary | undefined,
): PageChange | undefined {
  const [change, setChange] = useState<PageChange>();
  useEffect(() => {
    let current = true;
    setChange(undefined);
    if (page && saved) {
      void compare(page.tabId, saved.id)
        .catch(() => undefined)
        .then((found) => current && setChange(found));
    }
    return () => {
      current = false;
    };
  }, [page?.tabId, saved?.id, saved?.contentHash]);
  return change;
}

async function compare(tabId: number, id: ArticleSummary['id']): Promise<PageChange | undefined> {
  // Half a page would look like one that was cut.
  if ((await browser.tabs.get(tabId)).status !== 'complete') return undefined;
  const [article, stored, { compareWithCopy }] = await Promise.all([
    captureTab(tabId),
    getStored(id),
    import('../shared/compare-copy'),
  ]);
  // The tab may have gone on to another article meanwhile.
  return stored && article.id === stored.summary.id ? compareWithCopy(article, stored) : undefined;
}
