// @vitest-environment jsdom
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ArticleBody } from '@/components/ArticleBody';
import { ArticleList } from '@/components/ArticleList';
import { ArticleRow } from '@/components/ArticleRow';
import { ArticleView } from '@/components/ArticleView';
import { ExportMenu } from '@/components/ExportMenu';
import { LocaleContext, localeValue } from '@/components/locale-context';
import { PageCard, type PageState } from '@/components/PageCard';
import type { ShownPicture } from '@/components/picture-slots';
import { SearchField } from '@/components/SearchField';
import { Toast } from '@/components/Toast';
import { failureCodes } from '@/utils/article/failure';
import type { ArticleSummary } from '@/utils/article/types';
import { parseFragment } from '@/utils/dom/parse';
import type { Locale } from '@/utils/locale/locale';
import { makeArticle } from './support/make-article';

const root = document.body;

/** What a list knows of an article. */
function summaryOf(id: string): ArticleSummary {
  const { html, text, snapshot, pictures, ...facts } = makeArticle({ id });
  const counts = { pictureCount: 0, missingPictures: 0, revisionCount: 0, hasThumbnail: false };
  const marks = { read: 0, starred: 0, tags: [], position: null, contentHash: '' } as const;
  return { ...facts, ...counts, ...marks, sortDate: 0, savedAt: 0, firstSavedAt: 0 };
}

vi.stubGlobal(
  'IntersectionObserver',
  class {
    observe() {}
    disconnect() {}
  },
);

function show(child: ComponentChild, locale: Locale = 'zh-CN'): void {
  act(() =>
    render(<LocaleContext.Provider value={localeValue(locale)}>{child}</LocaleContext.Provider>, root),
  );
}

function find<T extends Element = HTMLElement>(selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`${selector} is not shown in ${root.innerHTML}`);
  return found;
}

function press(target: Element, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  act(() => void target.dispatchEvent(event));
  return event;
}

const click = (selector: string) => act(() => find(selector).click());

afterEach(() => act(() => render(null, root)));

describe('ArticleBody', () => {
  const html =
    `<p>开头<a href="https://a.example/x">链接</a></p>` +
    `<figure><img src="https://a.example/1.jpg" alt="渡轮"><figcaption>渡轮离港</figcaption></figure>` +
    `<p><a href="https://a.example/big"><img src="https://b.example/2.jpg" alt="灯塔"></a></p>` +
    `<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""></p>` +
    `<table><tr><td><table><tr><td>内</td></tr></table></td></tr></table>`;
  const content = parseFragment(html);
  const ready: ShownPicture = { src: 'blob:null/1', width: 800, height: 600 };
  const missing: ShownPicture = { problem: 'no-permission', caption: '黄昏的灯塔' };

  function body(pictures: [string, ShownPicture][], onRetry?: (url: string, problem: unknown) => void) {
    return (
      <ArticleBody
        content={content}
        language="zh-Hans"
        pictures={new Map(pictures)}
        onRetryPicture={onRetry}
      />
    );
  }

  test('no picture ever has a remote address, before or after its bytes are known', () => {
    const set = vi.spyOn(HTMLImageElement.prototype, 'src', 'set');
    show(body([]));
    const sources = () => [...root.querySelectorAll('img')].map((image) => image.getAttribute('src'));
    expect(sources()).toEqual([null, null, 'data:image/gif;base64,R0lGODlhAQABAAAAACw=']);
    show(
      body([
        ['https://a.example/1.jpg', ready],
        ['https://b.example/2.jpg', missing],
      ]),
    );
    expect(sources()[0]).toBe('blob:null/1');
    expect(set.mock.calls.flat()).toEqual(['blob:null/1']);
    set.mockRestore();
  });

  test('a picture has its size before it is drawn, so the text does not move', () => {
    show(body([['https://a.example/1.jpg', ready]]));
    const image = find<HTMLImageElement>('figure img');
    expect([image.width, image.height]).toEqual([800, 600]);
  });

  test('a missing picture says why, with caption and address, and can be fetched again', () => {
    const retry = vi.fn();
    show(body([['https://b.example/2.jpg', missing]], retry));
    const figure = find('[data-testid=missing-picture]');
    expect(figure.localName).toBe('figure');
    expect(figure.textContent).toContain('黄昏的灯塔');
    expect(figure.textContent).toContain('b.example');
    expect(find('.missing-address').getAttribute('href')).toBe('https://b.example/2.jpg');
    expect(root.querySelector('a[href="https://a.example/big"]')).toBeNull();
    click('[data-testid=retry-pictures]');
    expect(retry).toHaveBeenCalledWith('https://b.example/2.jpg', 'no-permission');
  });

  test('a missing picture of a captioned figure leaves the caption where it is', () => {
    show(body([['https://a.example/1.jpg', { problem: 'not-found', caption: '渡轮离港' }]]));
    expect(find('figure').textContent?.split('渡轮离港')).toHaveLength(2);
    expect(find('figure > .missing-picture').localName).toBe('div');
  });

  test('what is said of pictures is shown in the chosen script, and as it was stored again', () => {
    const pictures = new Map<string, ShownPicture>([
      ['https://a.example/1.jpg', ready],
      ['https://b.example/2.jpg', missing],
    ]);
    const draw = (say?: (words: string) => string) =>
      show(<ArticleBody content={content} language="zh-Hans" pictures={pictures} say={say} />);
    const words = () => [
      find('figure img').getAttribute('alt'),
      find('.picture-button').getAttribute('aria-label'),
      find('.missing-caption').textContent,
    ];
    draw();
    const stored = words();
    expect(stored).toEqual(['渡轮', expect.stringContaining('渡轮'), '黄昏的灯塔']);
    draw((word) => ({ 渡轮: '渡輪', 黄昏的灯塔: '黃昏的燈塔' })[word] ?? word);
    expect(words()).toEqual(['渡輪', expect.stringContaining('渡輪'), '黃昏的燈塔']);
    draw();
    expect(words()).toEqual(stored);
  });

  test('a picture that was fetched again takes its old place, and can go missing once more', () => {
    show(body([['https://b.example/2.jpg', missing]]));
    show(body([['https://b.example/2.jpg', ready]]));
    expect(root.querySelector('[data-testid=missing-picture]')).toBeNull();
    expect(find('a[href="https://a.example/big"] > img').getAttribute('src')).toBe('blob:null/1');
    show(body([['https://b.example/2.jpg', missing]]));
    expect(find('[data-testid=missing-picture]').textContent).toContain('黄昏的灯塔');
  });

  test('links open elsewhere and tell nothing; only the outer table scrolls', () => {
    show(body([]));
    const link = find<HTMLAnchorElement>('a');
    expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
    expect(root.querySelectorAll('.table-frame')).toHaveLength(1);
    expect(find('.table-frame').tabIndex).toBe(0);
  });

  test('the text carries its language', () => {
    show(body([]), 'en');
    expect(find('.article-body').lang).toBe('zh-Hans');
  });
});

describe('ArticleView', () => {
  const view = (change: Partial<ArticleSummary>) => (
    <ArticleView
      article={{ ...summaryOf('zaobao:1'), ...change }}
      content={parseFragment('')}
      pictures={new Map()}
    />
  );

  test('shows the publisher’s wall clock and names the zone', () => {
    const published = {
      at: Date.UTC(2026, 10, 20, 9, 28),
      local: '2026-11-20T17:28',
      printed: null,
      origin: 'text',
      zoneAssumed: false,
    } as const;
    show(view({ published }));
    expect(find('time').textContent).toBe('发表于 2026年11月20日 17:28');
    expect(find('time').title).toContain('UTC+8');
    show(view({ published: { ...published, zoneAssumed: true } }));
    expect(find('time').title).toContain('没有写明');
  });

  test('warns of a partial text and says when the rules of the site found nothing', () => {
    show(view({}));
    expect(root.querySelector('.notice')).toBeNull();
    show(view({ partial: 'paywall', method: 'readability' }));
    expect([...root.querySelectorAll<HTMLElement>('.notice')].map(({ dataset }) => dataset.tone)).toEqual([
      'warning',
      'quiet',
    ]);
  });
});

describe('ArticleRow and ArticleList', () => {
  const list = (articles: ArticleSummary[], onOpen = vi.fn(), onRemove = vi.fn()) => (
    <ArticleList
      label="剪报"
      count={articles.length}
      articleAt={(index) => articles[index]}
      renderRow={(article, place) => (
        <ArticleRow
          key={article.id}
          article={article}
          place={place}
          href={`/reader.html?id=${article.id}`}
          onOpen={onOpen}
          onRemove={onRemove}
        />
      )}
    />
  );
  const three = ['zaobao:1', 'rfa:2', 'wenxuecity:3'].map((id) => summaryOf(id));

  test('a plain click opens here; with Ctrl the link opens a tab', () => {
    const onOpen = vi.fn();
    show(list(three, onOpen));
    const link = find('[data-id="rfa:2"] a');
    const plain = new MouseEvent('click', { bubbles: true, cancelable: true });
    const withCtrl = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
    link.addEventListener('click', (event) => event.ctrlKey && expect(event.defaultPrevented).toBe(false));
    link.dispatchEvent(plain);
    expect(plain.defaultPrevented).toBe(true);
    expect(onOpen).toHaveBeenCalledTimes(1);
    root.addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.dispatchEvent(withCtrl);
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  test('unread, missing pictures and partial texts are said in words too', () => {
    show(list([{ ...summaryOf('zaobao:1'), missingPictures: 2, partial: 'paywall' }]), 'en');
    const text = find('.row-facts').textContent;
    for (const words of ['Unread', '2 pictures missing', 'Incomplete']) expect(text).toContain(words);
    expect(find('.row-remove').getAttribute('aria-label')).toContain(summaryOf('zaobao:1').title);
  });

  test('arrow keys, Home and End go from row to row', () => {
    show(list(three));
    const links = [...root.querySelectorAll<HTMLElement>('.row-main')];
    links[0]?.focus();
    expect(press(links[0]!, 'ArrowUp').defaultPrevented).toBe(false);
    press(links[0]!, 'ArrowDown');
    expect(document.activeElement).toBe(links[1]);
    press(links[1]!, 'End');
    expect(document.activeElement).toBe(links[2]);
    press(links[2]!, 'Home');
    expect(document.activeElement).toBe(links[0]);
  });

  test('when the focused row goes, the next one has the focus', () => {
    show(list(three));
    act(() => find('[data-id="rfa:2"] .row-remove').focus());
    show(list([three[0]!, three[2]!]));
    expect(document.activeElement?.closest('.row')?.getAttribute('data-id')).toBe('wenxuecity:3');
  });

  test('a checkbox says whether Shift was held', () => {
    const onChange = vi.fn();
    show(<ArticleRow article={three[0]!} href="#" selection={{ checked: false, onChange }} />);
    const box = find('input');
    box.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    expect(onChange).toHaveBeenCalledWith(true, true);
  });
});

describe('PageCard', () => {
  const card = (state: PageState, handlers: Partial<Parameters<typeof PageCard>[0]> = {}) => (
    <PageCard
      state={state}
      title="题目"
      place="联合早报"
      onSave={() => {}}
      onOpen={() => {}}
      onRemove={() => {}}
      {...handlers}
    />
  );

  test('a savable page has one big button, and elsewhere a word of doubt', () => {
    const onSave = vi.fn();
    show(card({ kind: 'savable', ours: true }, { onSave, shortcut: 'Alt+Shift+S' }));
    expect(find('[data-testid=page-card]').dataset.state).toBe('savable');
    expect(find('[data-testid=save]').textContent).toContain('Alt+Shift+S');
    expect(root.querySelector('.page-note')).toBeNull();
    click('[data-testid=save]');
    expect(onSave).toHaveBeenCalledOnce();
    show(card({ kind: 'savable', ours: false }));
    expect(find('.page-note').textContent).toContain('试着');
  });

  test('saving counts pictures, once it is known how many there are', () => {
    show(card({ kind: 'saving' }));
    expect(find('progress').hasAttribute('value')).toBe(false);
    show(card({ kind: 'saving', done: 3, total: 7 }));
    expect(find('.progress').textContent).toContain('3/7 张图片');
    expect(find<HTMLProgressElement>('progress').value).toBe(3);
    show(card({ kind: 'saving', done: 0, total: 0 }));
    expect(root.textContent).not.toContain('0/0');
  });

  test('a saved page opens, saves again, is removed, and says why saving again failed', () => {
    const handlers = { onSave: vi.fn(), onOpen: vi.fn(), onRemove: vi.fn() };
    show(card({ kind: 'saved', savedAt: 0, failure: { code: 'page-unreachable' } }, handlers));
    for (const testId of ['open', 'save-again', 'remove']) click(`[data-testid=${testId}]`);
    for (const handler of Object.values(handlers)) expect(handler).toHaveBeenCalledOnce();
    expect(find('[role=alert]').textContent).toContain('刷新');
  });

  test.each(failureCodes)('%s has its sentence, refused or failed', (code) => {
    show(card({ kind: 'not-article', code }));
    const refused = find('.page-note').textContent ?? '';
    expect(refused.length).toBeGreaterThan(8);
    show(card({ kind: 'failed', failure: { code, detail: '某处' } }));
    expect(find('[role=alert]').textContent).toContain(refused.replace(/：$/, ''));
    expect(root.textContent).not.toMatch(/\{\w+\}/);
  });
});

describe('controls', () => {
  test('Esc empties a filter, and in an empty one is left to the page', () => {
    const onInput = vi.fn();
    show(<SearchField value="渡轮" onInput={onInput} />);
    expect(press(find('[data-testid=search]'), 'Escape').defaultPrevented).toBe(true);
    expect(onInput).toHaveBeenCalledWith('');
    show(<SearchField value="" onInput={onInput} />);
    expect(press(find('[data-testid=search]'), 'Escape').defaultPrevented).toBe(false);
  });

  test('a menu of formats opens, chooses and closes; Esc closes it and nothing else', () => {
    const onChoose = vi.fn();
    show(<ExportMenu choices={[{ id: 'jekyll', label: 'Jekyll' }]} onChoose={onChoose} />);
    click('[data-testid=export]');
    expect(find('[data-testid=export]').getAttribute('aria-expanded')).toBe('true');
    const below = vi.fn();
    document.addEventListener('keydown', below);
    press(find('[data-testid=export]'), 'Escape');
    document.removeEventListener('keydown', below);
    expect(below).not.toHaveBeenCalled();
    expect(root.querySelector('.menu-list')).toBeNull();
    click('[data-testid=export]');
    click('[data-testid=export-format-jekyll]');
    expect(onChoose).toHaveBeenCalledWith('jekyll');
    expect(root.querySelector('.menu-list')).toBeNull();
  });

  test('a toast speaks in a region that was there before it', () => {
    show(<Toast toast={undefined} onClose={() => {}} />);
    const region = find('[role=status]');
    const undo = vi.fn();
    show(<Toast toast={{ message: '已移除 1 篇。', undo }} onClose={() => {}} />);
    expect(find('[role=status]')).toBe(region);
    click('[data-testid=undo]');
    expect(undo).toHaveBeenCalledOnce();
  });
});

test('ids are used as they are', () => {
  show(<ArticleRow article={summaryOf('wenxuecity:blog:a:1')} href="#" />);
  expect(find('[data-testid=article-row]').dataset.id).toBe('wenxuecity:blog:a:1');
});
