import { describe, expect, test } from 'vitest';
import { indexesOf, rowsInSight, rowsToRender, type Scene, scrollToShow } from '@/components/row-window';

const scene = (parts: Partial<Scene> = {}): Scene => ({
  above: 0,
  height: 500,
  rowHeight: 100,
  count: 100_000,
  ...parts,
});

describe('rows in sight', () => {
  test.each([
    [{}, 0, 5],
    [{ above: 50 }, 0, 6],
    [{ above: -320 }, 0, 2],
    [{ above: -900 }, 0, 0],
    [{ above: 9_999_500 }, 99_995, 100_000],
    [{ above: 99_999_999 }, 100_000, 100_000],
    [{ count: 3 }, 0, 3],
    [{ count: 0 }, 0, 0],
    [{ height: 0 }, 0, 0],
  ])('%o', (parts, start, end) => {
    expect(rowsInSight(scene(parts))).toEqual({ start, end });
  });

  test('every row in sight is rendered, and few others, wherever one scrolls', () => {
    for (let above = -700; above < 12_000; above += 37) {
      const at = scene({ above, count: 110 });
      const seen = rowsInSight(at);
      const rendered = rowsToRender(at, 8, 4);
      expect(rendered.start).toBeLessThanOrEqual(seen.start);
      expect(rendered.end).toBeGreaterThanOrEqual(seen.end);
      expect(rendered.end).toBeLessThanOrEqual(110);
      expect(rendered.end - rendered.start).toBeLessThanOrEqual(6 + 2 * (8 + 4));
    }
  });

  test('a step of scrolling within a row changes nothing', () => {
    expect(rowsToRender(scene({ above: 4_010 }), 8, 4)).toEqual(rowsToRender(scene({ above: 4_090 }), 8, 4));
  });
});

test('a row is brought into sight by the shortest way, and not under the bar', () => {
  const at = scene({ above: 1_000 });
  expect(scrollToShow(12, at, 60)).toBe(0);
  expect(scrollToShow(10, at, 60)).toBe(-60);
  expect(scrollToShow(5, at, 60)).toBe(-560);
  expect(scrollToShow(15, at, 60)).toBe(100);
  expect(scrollToShow(14, at, 60)).toBe(0);
});

test('the row with the focus is kept in its place in the order', () => {
  const span = { start: 10, end: 13 };
  expect(indexesOf(span, undefined, 100)).toEqual([10, 11, 12]);
  expect(indexesOf(span, 11, 100)).toEqual([10, 11, 12]);
  expect(indexesOf(span, 3, 100)).toEqual([3, 10, 11, 12]);
  expect(indexesOf(span, 40, 100)).toEqual([10, 11, 12, 40]);
  expect(indexesOf(span, 100, 100)).toEqual([10, 11, 12]);
});
