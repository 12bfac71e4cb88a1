import { expect, test } from 'vitest';
import { keepPlace, readPlace } from '@/entrypoints/options/library-place';
import { monthAt, placeMonths } from '@/entrypoints/options/months';
import { everything, nothing, select } from '@/entrypoints/options/selection';
import type { ArticleId } from '@/utils/article/types';

/** What the place needs of a `Storage`, with room for `room` characters. */
function makeStorage(room = Number.POSITIVE_INFINITY): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
  } as Storage;
}

const place = { hash: '#library?site=rfa', scroll: 4_200, focus: 'rfa:7' as ArticleId };

test('the list is found as it was left, its selection too', () => {
  const storage = makeStorage();
  for (const selection of [nothing, select(everything, ['rfa:3' as ArticleId], false)]) {
    keepPlace(storage, { ...place, selection });
    expect(readPlace(storage, place.hash)).toEqual({ ...place, selection });
  }
});

test('another list begins at its beginning', () => {
  const storage = makeStorage();
  keepPlace(storage, { ...place, selection: everything });
  const start = { hash: '#library', scroll: 0, focus: null, selection: nothing };
  expect(readPlace(storage, '#library')).toEqual(start);
  expect(readPlace(makeStorage(), '#library')).toEqual(start);
});

test('a selection too large to keep is given up, the place is not', () => {
  const storage = makeStorage(200);
  const many = Array.from({ length: 99 }, (_, n) => `rfa:${n}` as ArticleId);
  keepPlace(storage, { ...place, selection: select(nothing, many, true) });
  expect(readPlace(storage, place.hash)).toEqual({ ...place, selection: nothing });
});

test('months stand where their articles do', () => {
  const months = placeMonths([
    { start: 300, count: 24 },
    { start: 200, count: 1 },
    { start: 100, count: 38 },
  ]);
  expect(months.map(({ first }) => first)).toEqual([0, 24, 25]);
  expect([0, 23, 24, 25, 62].map((index) => monthAt(months, index)?.start)).toEqual([
    300, 300, 200, 100, 100,
  ]);
  expect(monthAt([], 0)).toBeUndefined();
});
