import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { captureTab } from '@/entrypoints/shared/capture-tab';
import { Failure } from '@/utils/article/failure';

const url = 'https://www.zaobao.com/realtime/china/story20240102-1';
const refusal = 'Missing host permission for the tab';

/** What the tab's address is before the script is injected, and after the browser refused to. */
function refuse(before: string | undefined, after: string | undefined | Error, words = refusal) {
  vi.spyOn(browser.scripting, 'executeScript').mockRejectedValue(new Error(words));
  const get = vi.spyOn(browser.tabs, 'get').mockResolvedValueOnce({ id: 1, url: before } as never);
  if (after instanceof Error) get.mockRejectedValueOnce(after);
  else get.mockResolvedValueOnce({ id: 1, url: after } as never);
}

beforeEach(() => void vi.restoreAllMocks());

test.each<[string, string | undefined, string | undefined | Error, Failure]>([
  ['a page that is closed to us', url, url, new Failure('page-unreachable', refusal)],
  ['a page of the browser', 'about:config', 'about:config', new Failure('browser-page')],
  ['a page whose address is not told', undefined, undefined, new Failure('browser-page')],
  ['a tab that went elsewhere', url, 'about:blank', new Failure('tab-closed')],
  ['a tab that went where its address is not told', url, undefined, new Failure('tab-closed')],
  ['a tab that is gone', url, new Error('No tab with id: 1.'), new Failure('tab-closed')],
])('a refusal is explained: %s', async (_what, before, after, failure) => {
  refuse(before, after);
  await expect(captureTab(1)).rejects.toEqual(failure);
});
