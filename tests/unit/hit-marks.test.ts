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

let marks: HitMarks;
const query = parseQuery('台湾 渡轮 ferry');
const root = document.body;

beforeEach(() => {
  vi.stubGlobal('CSS', { highlights: new Map() });
  vi.stubGlobal('Highlight', Highlights);
  root.replaceChildren(document.createRange().createContextualFragment(html));
  marks = markHits([root], query);
});
afterEach(() => vi.unstubAllGlobals());

test('words are marked through elements but not across lines', () => {
  expect(marks.count).toBe(5);
  const words = Array.from({ length: 5 }, (_, at) => String(marks.select(at)?.range));
  expect(words).toEqual(['台', '渡轮', 'Ｆerry', 'ferry', '渡輪']);
  expect(marks.select(0)?.context).toBe('从台灣开来的渡轮。');
  expect(marks.select(5)).toBeUndefined();
});

test('marks change nothing in the text, and clearing takes them away', () => {
  marks.select(1);
  expect(root.innerHTML).toBe(html);
  expect([...CSS.highlights.keys()]).toEqual(['search-hit', 'search-hit-current']);
  marks.clear();
  expect(CSS.highlights.size).toBe(0);
});
