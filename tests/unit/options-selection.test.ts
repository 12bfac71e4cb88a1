import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { defaultQuery } from '@/entrypoints/options/route';
import {
  countSelected,
  everything,
  isSelected,
  nothing,
  rangeOf,
  resolveSelection,
  select,
} from '@/entrypoints/options/selection';
import type { ArticleId } from '@/utils/article/types';
import { markArticles } from '@/utils/library/marks';
import { putArticle } from '@/utils/library/write';
import { makeStored } from './support/make-article';

const [a, b, c, d] = ['a', 'b', 'c', 'd'] as ArticleId[] as [ArticleId, ArticleId, ArticleId, ArticleId];

test('selecting names articles one by one', () => {
  const some = select(nothing, [a, b, c], true);
  const fewer = select(some, [b], false);
  expect([a, b, c, d].map((id) => isSelected(fewer, id))).toEqual([true, false, true, false]);
  expect(countSelected(fewer, 60_000)).toBe(2);
});

test('selecting all holds the exceptions alone', () => {
  const most = select(everything, [b], false);
  expect([a, b].map((id) => isSelected(most, id))).toEqual([true, false]);
  expect(most.ids.size).toBe(1);
  expect(countSelected(most, 60_000)).toBe(59_999);
  expect(countSelected(select(most, [b], true), 60_000)).toBe(60_000);
});

test('a range goes both ways and needs both its ends', () => {
  const list = [a, b, c, d];
  expect(rangeOf(list, b, d)).toEqual([b, c, d]);
  expect(rangeOf(list, d, b)).toEqual([b, c, d]);
  expect(rangeOf(list, undefined, c)).toEqual([c]);
  expect(rangeOf(list, 'gone' as ArticleId, c)).toEqual([c]);
});

test('all but some are found by the query when they are needed', async () => {
  const ids = ['zaobao:1', 'zaobao:2', 'zaobao:3', 'zaobao:4', 'zaobao:5'] as ArticleId[];
  for (const [day, id] of ids.entries()) {
    const stored = await makeStored({ id }, { savedAt: Date.UTC(2024, 0, day + 1) });
    await putArticle({ stored, files: [], thumbnail: null });
  }
  await markArticles([ids[0]!, ids[1]!, ids[2]!], { read: true });
  const query = { ...defaultQuery, read: true };
  const most = select(everything, [ids[1]!], false);
  // Newest first, as the query sorts them.
  expect(await resolveSelection(most, query)).toEqual([ids[2], ids[0]]);
  expect(await resolveSelection(select(nothing, [ids[4]!], true), query)).toEqual([ids[4]]);
});
