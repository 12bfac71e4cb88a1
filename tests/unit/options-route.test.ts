import { expect, test } from 'vitest';
import { defaultQuery, findsTheSame, formatRoute, parseRoute } from '@/entrypoints/options/route';
import type { LibraryQuery } from '@/utils/library/search/library-query';

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

test.each<LibraryQuery>([
  defaultQuery,
  { sort: 'sortDate', direction: 'newest', read: true },
  { sort: 'savedAt', direction: 'oldest', site: 'wenxuecity', best: true, search: '台湾?&#=% "引号" 😀' },
])('a query survives the address: %o', (query) => {
  expect(parseRoute(formatRoute({ section: 'library', query }))).toEqual({ section: 'library', query });
});

test('defaults leave the address short', () => {
  expect(formatRoute({ section: 'about', query: defaultQuery })).toBe('#about');
});

test('sorting does not change what is found, filters do', () => {
  const query: LibraryQuery = { ...defaultQuery, site: 'rfa' };
  expect(findsTheSame(query, { ...query, sort: 'sortDate', direction: 'oldest', search: ' ' })).toBe(true);
  expect(findsTheSame(query, { ...query, search: '香港' })).toBe(false);
  expect(findsTheSame(query, { ...query, site: undefined })).toBe(false);
  expect(findsTheSame(query, { ...query, read: false })).toBe(false);
});
