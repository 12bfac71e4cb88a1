import { expect, test } from 'vitest';
import { defaultQuery, findsTheSame, formatRoute, parseRoute } from '@/entrypoints/options/route';
import type { ListQuery } from '@/utils/library/list-query';

test.each<[string, ReturnType<typeof parseRoute>]>([
  ['', { section: 'library', query: defaultQuery }],
  ['#', { section: 'library', query: defaultQuery }],
  ['#import', { section: 'import', query: defaultQuery }],
  ['#settings', { section: 'settings', query: defaultQuery }],
  ['#nowhere?sort=nothing&read=maybe&order=up', { section: 'library', query: defaultQuery }],
  [
    '#library?sort=published&order=oldest&site=zaobao&read=no',
    {
      section: 'library',
      query: { sort: 'sortDate', direction: 'oldest', site: 'zaobao', read: false },
    },
  ],
])('%s is read', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test.each<ListQuery>([
  defaultQuery,
  { sort: 'sortDate', direction: 'newest', read: true },
  { sort: 'savedAt', direction: 'oldest', site: 'wenxuecity', filter: '台湾?&#=% "引号" 😀' },
])('a query survives the address: %o', (query) => {
  expect(parseRoute(formatRoute({ section: 'library', query }))).toEqual({ section: 'library', query });
});

test('defaults leave the address short', () => {
  expect(formatRoute({ section: 'about', query: defaultQuery })).toBe('#about');
});

test('sorting does not change what is found, filters do', () => {
  const query: ListQuery = { ...defaultQuery, site: 'rfa' };
  expect(findsTheSame(query, { ...query, sort: 'sortDate', direction: 'oldest', filter: '' })).toBe(true);
  expect(findsTheSame(query, { ...query, filter: '香港' })).toBe(false);
  expect(findsTheSame(query, { ...query, site: undefined })).toBe(false);
  expect(findsTheSame(query, { ...query, read: false })).toBe(false);
});
