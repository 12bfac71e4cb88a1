// @vitest-environment jsdom
import { type ComponentChild, createRef, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ArticleList, type ListHandle } from '@/components/ArticleList';
import { ArticleRow } from '@/components/ArticleRow';
import { LocaleContext, localeValue } from '@/components/locale-context';
import { Menu } from '@/components/Menu';
import type { Span } from '@/components/row-window';
import { TagEditor } from '@/components/TagEditor';
import type { ArticleSummary } from '@/utils/article/types';
import { makeStored } from './support/make-article';

const root = document.body;

function show(child: ComponentChild): void {
  act(() =>
    render(<LocaleContext.Provider value={localeValue('zh-CN')}>{child}</LocaleContext.Provider>, root),
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

afterEach(() => act(() => render(null, root)));

describe('a list of 100,000 articles', () => {
  const COUNT = 100_000;
  const loaded = new Map<number, ArticleSummary>();
  const sights: Span[] = [];
  const handle = createRef<ListHandle>();
  const atRow = (row: number) => {
    document.documentElement.scrollTop = row * 96;
    act(() => void window.dispatchEvent(new Event('scroll')));
  };

  beforeEach(async () => {
    const { summary } = await makeStored();
    for (let n = 0; n < COUNT; n++)
      if (n < 60 || n > COUNT - 60) loaded.set(n, { ...summary, id: `zaobao:${n}` as never });
    sights.length = 0;
    Object.defineProperty(document.documentElement, 'clientHeight', { value: 960, configurable: true });
    // Where there is no layout, the list moves as the page is scrolled.
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(
      () => ({ top: -document.documentElement.scrollTop }) as DOMRect,
    );
    atRow(0);
    draw();
  });

  afterEach(() => {
    vi.restoreAllMocks();
    Reflect.deleteProperty(document.documentElement, 'clientHeight');
  });

  const draw = () =>
    show(
      <ArticleList
        label="剪报"
        count={COUNT}
        articleAt={(index) => loaded.get(index)}
        handle={handle}
        onSight={(span) => sights.push(span)}
        renderRow={(article, place) => (
          <ArticleRow key={article.id} article={article} place={place} href="#" onStar={() => {}} />
        )}
      />,
    );
  const rows = () => [...root.querySelectorAll<HTMLElement>('.row')];
  const focusedRow = () => document.activeElement?.closest<HTMLElement>('.row')?.dataset.index;

  test('has a screenful of them in the page, and is as high as all', () => {
    expect(rows().length).toBeLessThan(40);
    expect(find('.list').style.height).toBe(`${COUNT * 96}px`);
    expect(rows()[3]?.style.top).toBe('288px');
    expect(rows()[3]?.getAttribute('aria-posinset')).toBe('4');
    expect(rows()[3]?.getAttribute('aria-setsize')).toBe(String(COUNT));
  });

  test('shows what is scrolled to, loaded or not, and tells what is in sight', () => {
    atRow(50_000);
    expect(rows().some(({ dataset }) => dataset.index === '50005')).toBe(true);
    expect(rows().every((row) => row.ariaBusy === 'true' || row.getAttribute('aria-busy') === 'true')).toBe(
      true,
    );
    expect(sights.at(-1)?.start).toBe(50_000);
    expect(rows().length).toBeLessThan(40);
  });

  test('keys go to its ends and by pages', () => {
    act(() => find('.row[data-index="0"] .row-main').focus());
    press(document.activeElement!, 'End');
    expect(focusedRow()).toBe(String(COUNT - 1));
    press(document.activeElement!, 'PageUp');
    expect(focusedRow()).toBe(String(COUNT - 1 - 9));
    press(document.activeElement!, 'Home');
    expect(focusedRow()).toBe('0');
    expect(press(document.activeElement!, 'ArrowUp').defaultPrevented).toBe(false);
  });

  test('the row with the focus stays while one scrolls, even when its article is let go', () => {
    act(() => find('.row[data-index="7"] .row-main').focus());
    atRow(50_000);
    loaded.delete(7);
    draw();
    expect(focusedRow()).toBe('7');
    expect(rows()[0]?.dataset.index).toBe('7');
  });

  test('a row that is not loaded gets the focus as soon as it is', async () => {
    act(() => handle.current?.focusRow(70_000));
    expect(focusedRow()).toBeUndefined();
    const { summary } = await makeStored();
    loaded.set(70_000, { ...summary, id: 'zaobao:70000' as never });
    draw();
    expect(focusedRow()).toBe('70000');
  });
});

describe('Menu', () => {
  const onChoose = vi.fn();
  const choices = ['甲', '乙', '丙'].map((label, index) => ({ id: label, label, disabled: index === 1 }));
  const draw = () =>
    show(<Menu icon="more" label="更多" testId="more-actions" choices={choices} onChoose={onChoose} />);
  const button = () => find('[data-testid=more-actions]');
  const open = () => act(() => button().click());

  test('opens on its first choice, and arrow keys pass over what can’t be done', () => {
    draw();
    expect(button().getAttribute('aria-haspopup')).toBe('menu');
    open();
    expect(document.activeElement?.textContent).toBe('甲');
    expect(document.activeElement?.getAttribute('role')).toBe('menuitem');
    press(document.activeElement!, 'ArrowDown');
    expect(document.activeElement?.textContent).toBe('丙');
    press(document.activeElement!, 'ArrowDown');
    expect(document.activeElement?.textContent).toBe('甲');
    press(document.activeElement!, 'End');
    expect(document.activeElement?.textContent).toBe('丙');
  });

  test('choosing and Esc close it and give the focus back', () => {
    draw();
    open();
    press(document.activeElement!, 'Escape');
    expect(root.querySelector('[role=menu]')).toBeNull();
    expect(document.activeElement).toBe(button());
    open();
    act(() => (document.activeElement as HTMLElement).click());
    expect(onChoose).toHaveBeenCalledWith('甲');
    expect(document.activeElement).toBe(button());
  });
});

describe('TagEditor', () => {
  const onAdd = vi.fn();
  const onRemove = vi.fn();
  const known = [
    { name: '两岸经济', count: 9 },
    { name: '经济', count: 5 },
    { name: 'GDP', count: 2 },
  ];
  const field = () => find<HTMLInputElement>('[data-testid=tag-input]');
  const type = (text: string) =>
    act(() => {
      field().focus();
      field().value = text;
      field().dispatchEvent(new Event('input', { bubbles: true }));
    });
  const offers = () => [...root.querySelectorAll('[role=option]')].map((offer) => offer.textContent);

  beforeEach(() => {
    vi.clearAllMocks();
    show(<TagEditor tags={['两岸']} known={known} onAdd={onAdd} onRemove={onRemove} />);
  });

  test('offers tags in use with their counts; the arrow keys and Enter take one', () => {
    type('经');
    expect(offers()).toEqual(['经济5', '两岸经济9']);
    press(field(), 'ArrowDown');
    press(field(), 'ArrowDown');
    expect(document.getElementById(field().getAttribute('aria-activedescendant')!)?.textContent).toBe(
      '两岸经济9',
    );
    press(field(), 'Enter');
    expect(onAdd).toHaveBeenCalledWith(['两岸经济']);
    expect(field().value).toBe('');
    expect(offers()).toEqual([]);
  });

  test('takes what is typed at Enter and at a comma, in the form in use', () => {
    type('气候');
    press(field(), 'Enter');
    expect(onAdd).toHaveBeenLastCalledWith(['气候']);
    type('ｇｄｐ，');
    expect(onAdd).toHaveBeenLastCalledWith(['GDP']);
    type('  ');
    press(field(), 'Enter');
    expect(onAdd).toHaveBeenCalledTimes(2);
  });

  test('Enter and arrows are left to an input method that composes', () => {
    type('jingji');
    const event = new KeyboardEvent('keydown', {
      key: 'Enter',
      bubbles: true,
      cancelable: true,
      isComposing: true,
    });
    act(() => void field().dispatchEvent(event));
    expect(event.defaultPrevented).toBe(false);
    expect(onAdd).not.toHaveBeenCalled();
  });

  test('Esc closes the offers first', () => {
    type('经');
    expect(press(field(), 'Escape').defaultPrevented).toBe(true);
    expect(offers()).toEqual([]);
    expect(press(field(), 'Escape').defaultPrevented).toBe(false);
  });

  test('each tag can be taken away by name', () => {
    const chip = find('[data-testid=tag-chip]');
    expect(chip.querySelector('button')?.getAttribute('aria-label')).toContain('两岸');
    act(() => chip.querySelector('button')?.click());
    expect(onRemove).toHaveBeenCalledWith('两岸');
  });
});

test('a row says whether it has a star, and lists its tags', async () => {
  const { summary } = await makeStored();
  const onStar = vi.fn();
  const article = { ...summary, starred: 1 as const, tags: ['经济', '两岸'] };
  show(<ArticleRow article={article} href="#" onStar={onStar} />);
  expect(find('[data-testid=star]').getAttribute('aria-pressed')).toBe('true');
  act(() => find('[data-testid=star]').click());
  expect(onStar).toHaveBeenCalledWith(article, false);
  expect(find('.row-tags').textContent).toBe('经济、两岸');
});
