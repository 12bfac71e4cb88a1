// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type HitMarks, markHits } from '@/entrypoints/shared/hit-marks';
import { parseQuery } from '@/utils/library/search/query';

const html =
  '<p>从台<b>灣</b>开来的渡轮。</p><ul><li>台</li><li>湾</li></ul><p>渡<br>轮</p>' +
  '<div class="missing-picture">渡轮</div><p>Ｆerry 与 ferry，渡輪。</p>';

/** Highlights of the browser, as far as they are used here. */
class Highlights extends Set<Range> {
  priority = 0;
  constructor(...ranges: Range[]) {
    super(ranges);
  }
}

const ways = ['highlights', 'elements'] as const;
let marks: HitMarks;
const query = parseQuery('台湾 渡轮 ferry');
const root = document.body;

function prepare(way: (typeof ways)[number]): void {
  if (way === 'highlights') {
    vi.stubGlobal('CSS', { highlights: new Map() });
    vi.stubGlobal('Highlight', Highlights);
  } else vi.stubGlobal('CSS', {});
  marks = markHits([root], query);
}

beforeEach(() => {
  root.replaceChildren(document.createRange().createContextualFragment(html));
});
afterEach(() => vi.unstubAllGlobals());

test.each(ways)('words are marked by %s, through elements but not across lines', (way) => {
  prepare(way);
  expect(marks.count).toBe(5);
  const words = Array.from({ length: 5 }, (_, at) => String(marks.select(at)?.range));
  expect(words).toEqual(['台', '渡轮', 'Ｆerry', 'ferry', '渡輪']);
  expect(marks.select(0)?.context).toBe('从台灣开来的渡轮。');
  expect(marks.select(5)).toBeUndefined();
});

test.each(ways)('clearing leaves the text as it was, marked by %s', (way) => {
  const before = root.innerHTML;
  prepare(way);
  marks.select(1);
  if (way === 'highlights') expect(root.innerHTML).toBe(before);
  else expect(root.querySelectorAll('.search-hit-current').length).toBe(1);
  marks.clear();
  expect(root.innerHTML).toBe(before);
  expect(root.querySelector('p')?.childNodes).toHaveLength(3);
});
