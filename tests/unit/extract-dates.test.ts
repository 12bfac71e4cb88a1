import { describe, expect, test } from 'vitest';
import { dateFromAddress, parseDate, toInstant, toLocal } from '@/utils/extract/dates';

const singapore = 'Asia/Singapore';

describe('parseDate', () => {
  test.each([
    ['2021-11-20T09:38:04.439Z', singapore, '2021-11-20T09:38:04Z', true],
    ['2020-08-01T16:47:00+08:00', 'America/New_York', '2020-08-01T08:47:00Z', true],
    ['2024-06-11T10:51:00', singapore, '2024-06-11T02:51:00Z', false],
    ['11/18/2021 - 17:28', singapore, '2021-11-18T09:28:00Z', false],
    ['发布 / 2020年10月9日 3:33 PM', singapore, '2020-10-09T07:33:00Z', false],
    ['发布/2022年11月14日 07:44', singapore, '2022-11-13T23:44:00Z', false],
    ['2020年10月9日 上午12:05', singapore, '2020-10-08T16:05:00Z', false],
    ['２０２０年１０月９日下午3时33分', singapore, '2020-10-09T07:33:00Z', false],
    ['(2020-10-31 09:56:29)', 'America/Los_Angeles', '2020-10-31T16:56:29Z', false],
    ['2023-06-18 21:49:05', 'America/Los_Angeles', '2023-06-19T04:49:05Z', false],
    ['1636767000', singapore, '2021-11-13T01:30:00Z', true],
  ])('%s in %s', (text, zone, instant, hasZone) => {
    const date = parseDate(text, zone);
    expect(date?.at && new Date(date.at).toISOString()).toBe(new Date(instant).toISOString());
    expect(date?.hasZone).toBe(hasZone);
  });

  test.each([
    ['2021年11月18日', '2021-11-18'],
    ['2025.11.12', '2025-11-12'],
    ['2020-07-31', '2020-07-31'],
  ])('%s is a day without an hour', (text, local) => {
    expect(parseDate(text, singapore)).toEqual({ at: null, local, hasZone: false });
  });

  test.each(['被阅读次数 48311 次', '2021-13-45', '13/45/2021', '3:33 PM', ''])('%s is no date', (text) => {
    expect(parseDate(text, singapore)).toBeUndefined();
  });
});

test('daylight saving is the zone’s at that time of year', () => {
  expect(toInstant('2020-07-31T10:35', 'America/New_York')).toBe(Date.parse('2020-07-31T10:35-04:00'));
  expect(toInstant('2021-01-18T06:00:32', 'America/New_York')).toBe(Date.parse('2021-01-18T06:00:32-05:00'));
  // The first of two 01:30s, and an hour that does not exist.
  expect(toInstant('2020-11-01T01:30', 'America/New_York')).toBe(Date.parse('2020-11-01T01:30-04:00'));
  expect(toInstant('2020-03-08T02:30', 'America/New_York')).toBe(Date.parse('2020-03-08T02:30-05:00'));
  expect(toLocal(Date.parse('2020-07-31T14:35:00Z'), 'America/New_York')).toBe('2020-07-31T10:35:00');
});

test.each([
  ['https://www.zaobao.com/realtime/china/story20211120-1215435', null, '2021-11-20'],
  ['https://www.rfa.org/mandarin/zhengzhi/2025/05/08/china-russia/', null, '2025-05-08'],
  ['https://www.wenxuecity.com/news/2018/03/16/7069357.html', null, '2018-03-16'],
  [
    'https://www.rfa.org/mandarin/Xinwen/hcm1-06142023032513.html',
    Date.parse('2023-06-14T03:25:13-04:00'),
    '2023-06-14T03:25:13',
  ],
])('the address %s tells its date', (url, at, local) => {
  expect(dateFromAddress(url)).toMatchObject({ at, local });
});

test('an address without a date tells none', () => {
  expect(dateFromAddress('https://www.rfa.org/mandarin/about/')).toBeUndefined();
});

test.each(['2024-01-02 12:30:99', '2024-01-02T12:30:99Z', '2024-01-02T12:30:00+99:99'])(
  '%s is read as far as it is a time, and throws nothing',
  (text) => {
    const read = parseDate(text, 'Asia/Singapore');
    expect(read?.local).toMatch(/^2024-01-02/);
    expect(read?.at).not.toBeNaN();
  },
);
