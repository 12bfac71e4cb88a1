// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LocaleContext, localeValue } from '@/components/locale-context';
import { Popup } from '@/entrypoints/popup/Popup';
import { describePage } from '@/entrypoints/popup/tab-page';
import { Failure } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import { announceChange } from '@/utils/library/changes';
import { dropPendingSave, putPendingSave } from '@/utils/library/saves';
import { putArticle, removeArticles, restoreArticles } from '@/utils/library/write';
import { declinedHosts, popupPlace } from '@/utils/settings/settings';
import { makeArticle, makeStored } from './support/make-article';

const background = vi.hoisted(() => ({
  saveTab: vi.fn(),
  retryPictures: vi.fn(),
  removeArticles: vi.fn(),
  restoreArticles: vi.fn(),
  markArticles: vi.fn(),
  restoreMarks: vi.fn(),
  setPosition: vi.fn(),
  lastFailure: vi.fn(),
}));
vi.mock('@/utils/messages/rpc', () => ({
  toBackground: (method: keyof typeof background, ...args: unknown[]) => background[method](...args),
}));
for (const name of ['IntersectionObserver', 'ResizeObserver']) {
  vi.stubGlobal(
    name,
    class {
      observe() {}
      disconnect() {}
    },
  );
}
vi.stubGlobal('CSS', { highlights: new Map() });

const story = 'https://www.zaobao.com.sg/realtime/china/story20261120-7654321';
const id = 'zaobao:7654321' as ArticleId;
const root = document.body;
const find = (selector: string) => root.querySelector<HTMLElement>(selector);
const shown = (selector: string) =>
  vi.waitFor(() => {
    const found = find(selector);
    if (!found) throw new Error(`${selector} is not shown in ${root.innerHTML}`);
    return found;
  });
const stateIs = (state: string) => shown(`[data-testid=page-card][data-state=${state}]`);

async function open(url = story, title = '渡轮首航 | 联合早报'): Promise<void> {
  vi.spyOn(browser.commands, 'getAll').mockResolvedValue([
    { name: 'save-page', shortcut: 'Alt+Shift+S' },
  ] as never);
  vi.spyOn(browser.windows, 'getCurrent').mockResolvedValue({ id: 1 } as never);
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 5, url, title }] as never);
  act(() =>
    render(
      <LocaleContext.Provider value={localeValue('zh-CN')}>
        <Popup />
      </LocaleContext.Provider>,
      root,
    ),
  );
  await vi.waitFor(() =>
    expect(find('[data-testid=page-card]')?.dataset.state ?? 'card hidden').not.toBe('loading'),
  );
}

/** A busy machine takes its time to render. */
const patience = { timeout: 10_000 };

const close = () => act(() => render(null, root));
const click = async (selector: string) => (await shown(selector)).click();

async function keep(articleId: string, parts: Parameters<typeof makeArticle>[0] = {}): Promise<void> {
  await putArticle({ stored: await makeStored({ id: articleId, ...parts }), files: [], thumbnail: null });
}

beforeEach(() => {
  fakeBrowser.reset();
  for (const method of Object.values(background)) method.mockReset().mockResolvedValue(null);
  background.removeArticles.mockImplementation((ids) => removeArticles(ids, Date.now()));
  background.restoreArticles.mockImplementation(restoreArticles);
  background.saveTab.mockImplementation(async () => {
    await keep(id, { title: '渡轮首航' });
    return { id, outcome: 'added', missingPictures: 0 };
  });
});

afterEach(async () => {
  close();
  await removeArticles([id, 'rfa:2' as ArticleId, 'rfa:3' as ArticleId], Date.now());
});

describe('the page in the tab', () => {
  test('Enter saves: the button has the focus, and afterwards "open" has', async () => {
    await open();
    await stateIs('savable');
    expect(find('.page-title')?.textContent).toBe('渡轮首航');
    await vi.waitFor(() => expect(document.activeElement).toBe(find('[data-testid=save]')), patience);
    await click('[data-testid=save]');
    await stateIs('saved');
    expect(background.saveTab).toHaveBeenCalledWith(5);
    await vi.waitFor(() => expect(document.activeElement).toBe(find('[data-testid=open]')), patience);
    expect((await shown('.toast')).textContent).toContain('已保存');
    await shown(`[data-testid=article-row][data-id="${id}"]`);
  });

  test('a save that fails says why and can be tried again', async () => {
    background.saveTab.mockRejectedValueOnce(new Failure('tab-closed'));
    await open();
    await click('[data-testid=save]');
    expect((await stateIs('failed')).textContent).toContain('标签页关闭');
    await click('[data-testid=retry]');
    await stateIs('saved');
  });

  test('the failure of a save by shortcut is told when the popup opens', async () => {
    background.lastFailure.mockResolvedValue({ code: 'ad-blocker-wall', url: story });
    await open();
    expect((await stateIs('failed')).textContent).toContain('广告拦截');
  });

  test('a save under way is followed, also by a popup opened in the middle of it', async () => {
    const article = makeArticle({ id });
    await putPendingSave({ id, tabId: 5, article, startedAt: 0, done: 0, total: 7 });
    await open();
    expect((await stateIs('saving')).textContent).toContain('0/7');
    await vi.waitFor(() => {
      // Said again and again: the popup listens only a moment after it shows.
      announceChange({ kind: 'save-progress', id, done: 3, total: 7 });
      expect(find('.progress')?.textContent).toContain('3/7');
    }, patience);
    // Another article's change reads everything again; what is done must not fall back to what the library noted.
    announceChange({ kind: 'articles' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(find('.progress')?.textContent).toContain('3/7');
    await dropPendingSave(id);
    await stateIs('savable');
  });

  test('removing can be undone', async () => {
    await keep(id);
    await open();
    await stateIs('saved');
    await click('[data-testid=remove]');
    await stateIs('savable');
    await click('[data-testid=undo]');
    await stateIs('saved');
    expect(background.restoreArticles).toHaveBeenCalledWith([id]);
  });

  test.each([
    ['https://www.zaobao.com.sg/', 'home-page'],
    ['https://www.zaobao.com.sg/files/report.pdf', 'pdf'],
    ['https://elsewhere.example/a.pdf', 'pdf'],
    ['chrome://settings', 'browser-page'],
    ['about:blank', 'browser-page'],
    ['', 'browser-page'],
  ])('%s is refused at once: %s', (url, refusal) => {
    expect(describePage(1, url, '').refusal).toBe(refusal);
  });

  test.each([
    [story, true, id, '联合早报'],
    [`${story.replace('.com.sg', '.com')}?utm_source=x`, true, id, '联合早报'],
    ['https://elsewhere.example/2026/a', false, null, 'elsewhere.example'],
  ])('%s may be saved', (url, ours, articleId, place) => {
    expect(describePage(1, url, '')).toMatchObject({ refusal: null, ours, id: articleId, place });
  });
});

describe('pictures on other hosts', () => {
  const pictures = ['a', 'b'].map((name) => ({
    url: `https://guest.example.net/${name}.jpg`,
    alt: '',
    caption: null,
  }));

  beforeEach(async () => {
    const stored = await makeStored({ id, pictures });
    const missing = stored.body.pictures.map((picture) => ({
      ...picture,
      problem: 'no-permission' as const,
    }));
    stored.body = { ...stored.body, pictures: missing };
    await putArticle({ stored, files: [], thumbnail: null });
  });

  test('the permission is asked for in the click itself, then the pictures are fetched', async () => {
    const request = vi.spyOn(browser.permissions, 'request').mockResolvedValue(true as never);
    background.retryPictures.mockResolvedValue(0);
    await open();
    const button = await shown('[data-testid=allow-pictures]');
    expect(find('.notice')?.textContent).toContain('2 张图片');
    button.click();
    expect(request).toHaveBeenCalledWith({ origins: ['*://guest.example.net/*'] });
    await vi.waitFor(() => expect(background.retryPictures).toHaveBeenCalledWith(id));
  });

  test('a reader who declines is not asked about these hosts again', async () => {
    await open();
    await click('[data-testid=decline-pictures]');
    await vi.waitFor(() => expect(find('[data-testid=allow-pictures]')).toBeNull());
    expect(await declinedHosts.getValue()).toEqual(['guest.example.net']);
    close();
    await open();
    await shown('.page-missing');
    expect(find('[data-testid=allow-pictures]')).toBeNull();
  });
});

describe('the collection', () => {
  beforeEach(async () => {
    await keep('rfa:2', { title: '图书馆重开', siteName: '自由亚洲电台' });
    await keep('rfa:3', { title: '豆花摊主的账本', siteName: '自由亚洲电台' });
  });

  test('is searched while one types, and says when nothing is found', async () => {
    await open();
    await shown('[data-id="rfa:3"]');
    root.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    const field = find('[data-testid=search]') as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    field.value = '图书';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(
      () => expect(root.querySelectorAll('[data-testid=article-row]')).toHaveLength(1),
      20_000,
    );
    field.value = '没有的';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect((await shown('.empty')).textContent).toContain('没有的');
  });

  test('an article opens in the popup, which opens there again; Esc goes back to its row', async () => {
    await open('chrome://newtab');
    await click('[data-id="rfa:2"] a');
    expect((await shown('[data-testid=article] h1')).textContent).toBe('图书馆重开');
    expect(find('.article-body')?.textContent).toBe('港口昨天恢复通航。');
    await vi.waitFor(async () => expect((await popupPlace.getValue()).article).toBe('rfa:2'));
    close();
    await open('chrome://newtab');
    await shown('[data-testid=article]');
    const inArticle = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    act(() => void document.dispatchEvent(inArticle));
    expect(inArticle.defaultPrevented).toBe(true);
    await vi.waitFor(() =>
      expect(document.activeElement?.closest('.row')?.getAttribute('data-id')).toBe('rfa:2'),
    );
    const inList = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    document.dispatchEvent(inList);
    expect(inList.defaultPrevented).toBe(false);
  });

  test('the page in the tab can be saved while another article is open', async () => {
    await popupPlace.setValue({ article: 'rfa:2', search: '', best: false, scroll: 0 });
    await open();
    await shown('[data-testid=article]');
    await click('[data-testid=save]');
    await stateIs('saved');
    expect(find('[data-testid=article]')?.dataset.id).toBe('rfa:2');
  });

  test('an article that is gone says so and leads back', async () => {
    await popupPlace.setValue({ article: 'rfa:999', search: '', best: false, scroll: 0 });
    await open('chrome://newtab');
    expect((await shown('.empty')).textContent).toContain('已经不在');
    await click('[data-testid=back]');
    await shown('[data-id="rfa:2"]');
  });
});

test('an empty collection says what to do and where', async () => {
  await open('chrome://newtab');
  expect((await shown('.empty')).textContent).toContain('保存本文');
  expect([...root.querySelectorAll<HTMLAnchorElement>('.empty a')].map(({ href }) => href)).toEqual([
    'https://www.zaobao.com.sg/',
    'https://www.rfa.org/mandarin/',
    'https://www.wenxuecity.com/news/',
  ]);
});
