import { type Browser, browser } from 'wxt/browser';
import type { ArticleId } from '@/utils/article/types';
import { getSummary } from '@/utils/library/read';
import { parseQuery } from '@/utils/library/search/query';
import { type SearchHit, searchArticles } from '@/utils/library/search/search';
import { type Suggestion, suggestHit, toPlain } from './suggestion';

/** Suggestions that browsers show. */
const MOST = 6;

let running = new AbortController();

/**
 * Searches from the address bar: behind the keyword the first hits are suggested while one types, and Enter opens one
 * of them or the library page with what was typed. Listeners are registered at once.
 */
export function serveOmnibox(): void {
  // Firefox on Android has none.
  if (!browser.omnibox) return;
  browser.omnibox.onInputChanged.addListener((typed, suggest) => {
    running.abort();
    running = new AbortController();
    void findSuggestions(typed, running.signal).then((found) => found && suggest(found));
  });
  browser.omnibox.onInputStarted.addListener(() => void say(message('omniboxHint')));
  browser.omnibox.onInputCancelled.addListener(() => running.abort());
  browser.omnibox.onInputEntered.addListener((content, disposition) => {
    running.abort();
    void addressOf(content).then((address) => open(browser.runtime.getURL(address as '/'), disposition));
  });
}

/** The first hits for what is typed, the newest first; undefined once something else is typed. */
async function findSuggestions(typed: string, signal: AbortSignal): Promise<Suggestion[] | undefined> {
  const query = parseQuery(typed);
  if (query.words.length + query.filters.length === 0) {
    await say(message('omniboxHint'));
    return [];
  }
  try {
    for await (const { hits, total = 0, isCounted } of searchArticles(query, {
      sort: 'newest',
      limit: MOST,
      signal,
    })) {
      await say(message(isCounted ? 'omniboxFound' : 'omniboxSome', [typed.slice(0, 40), String(total)]));
      return hits.map((hit) => suggest(hit, typed));
    }
  } catch (error) {
    if (!signal.aborted) console.error('The address bar could not be answered', error);
  }
  return undefined;
}

const suggest = (hit: SearchHit, typed: string) => suggestHit(hit, typed, !import.meta.env.FIREFOX);

/** In the browser's language, as all that the browser itself shows. */
function message(name: 'omniboxHint' | 'omniboxFound' | 'omniboxSome', values: string[] = []): string {
  // The names that are known to the compiler are as old as the last build.
  return browser.i18n.getMessage(name as never, values);
}

/** The line that stands for what was typed itself. */
async function say(line: string): Promise<void> {
  const description = import.meta.env.FIREFOX ? line : toPlain(line);
  await browser.omnibox.setDefaultSuggestion({ description });
}

/** The page for what was entered: an article where it is a suggestion of ours, else the library with its search. */
async function addressOf(content: string): Promise<string> {
  const [id = '', ...words] = content.split(' ');
  const search = encodeURIComponent((words.join(' ') || content).toWellFormed());
  if (words.length > 0 && (await getSummary(id as ArticleId).catch(() => undefined)))
    return `/reader.html?id=${encodeURIComponent(id)}&search=${search}`;
  return content.trim() ? `/options.html#library?search=${search}` : '/options.html';
}

async function open(url: string, disposition: `${Browser.omnibox.OnInputEnteredDisposition}`): Promise<void> {
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}
