import { browser } from 'wxt/browser';
import { Failure } from '@/utils/article/failure';
import type { Article } from '@/utils/article/types';
import type { CaptureResult } from '@/utils/extract/types';
import { locate } from '@/utils/sites';

const CONTENT_SCRIPT = '/content-scripts/page.js';

/**
 * Takes the article out of a tab by injecting the content script, which answers with its result and leaves nothing
 * behind. Throws a `Failure` that says why there is none.
 */
export async function captureTab(tabId: number): Promise<Article> {
  const tab = await browser.tabs.get(tabId).catch(() => {
    throw new Failure('tab-closed');
  });
  const result = await inject(tabId).catch(async (error: unknown) => {
    const now = await browser.tabs.get(tabId).catch(() => undefined);
    // Where the tab went may be closed to us, which says nothing of the page that was meant.
    throw now?.url === tab.url ? explainRefusal(error, tab.url) : new Failure('tab-closed');
  });
  // Nothing came back: the tab was closed or went elsewhere while it was read.
  if (!result) throw new Failure('tab-closed');
  if (!result.ok) throw new Failure(result.code, result.detail);
  if (!isOfTab(result.article, tab.url)) throw new Failure('tab-closed');
  return result.article;
}

/**
 * Whether an article is one of the page in the tab. A page whose process was taken over could answer with the name of
 * another site's article and so put a text of its own in front of it.
 */
function isOfTab({ id, visitedUrl }: Article, tabUrl: string | undefined): boolean {
  if (!tabUrl || !URL.canParse(visitedUrl)) return false;
  const place = locate(visitedUrl);
  const named = place && 'identity' in place ? place.identity : undefined;
  const isNamed = named ? id === named : id.startsWith('url:');
  return isNamed && new URL(visitedUrl).origin === new URL(tabUrl).origin;
}

async function inject(tabId: number): Promise<CaptureResult | undefined> {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    files: [CONTENT_SCRIPT],
  });
  return injection?.result as CaptureResult | undefined;
}

/** Browsers refuse injection with English sentences only, so the address tells more than the error does. */
function explainRefusal(error: unknown, url: string | undefined): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (/no tab with id|tab was closed|frame (with id \d+ )?(was )?removed|invalid tab id/i.test(message)) {
    return new Failure('tab-closed');
  }
  if (url && /^https?:/.test(url)) {
    if (/\.pdf($|[?#])/i.test(url)) return new Failure('pdf');
    if (/error page/i.test(message)) return new Failure('page-unreachable');
    return new Failure('page-unreachable', message);
  }
  return new Failure('browser-page');
}
