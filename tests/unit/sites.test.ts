import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalAddress, locate, siteFor, sites } from '@/utils/sites';

const folder = new URL('../../utils/sites/', import.meta.url);
const fixtures = new URL('../fixtures/', import.meta.url);
const lists = new URL('../../../shared/urls/', import.meta.url);

test('every site has its own id, a file of that name and a fixture', () => {
  expect(new Set(sites.map(({ id }) => id)).size).toBe(sites.length);
  const files = readdirSync(folder).filter((name) => !['index.ts', 'types.ts'].includes(name));
  expect(files.sort()).toEqual(sites.map(({ id }) => `${id}.ts`).sort());
  for (const { id } of sites) expect(existsSync(new URL(`${id}/`, fixtures)), id).toBe(true);
});

test.each(sites.map((site) => [site.id, site] as const))('%s is well formed', (_id, site) => {
  for (const pattern of [...site.matches, ...site.pictureHosts]) {
    expect(pattern).toMatch(/^\*:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\*$/);
  }
  expect(() => new Intl.DateTimeFormat('en', { timeZone: site.timeZone })).not.toThrow();
  expect(new Set(site.layouts.map(({ id }) => id)).size).toBe(site.layouts.length);
});

describe('siteFor', () => {
  test.each([
    ['https://www.zaobao.com.sg/realtime', 'zaobao'],
    ['https://zaobao.com/', 'zaobao'],
    ['http://blog.wenxuecity.com/myblog/1/', 'wenxuecity'],
    ['https://radiofreeasia-radio-free-asia-prod.web.arc-cdn.net/mandarin/', 'rfa'],
    // A host that only ends in the same letters is another's.
    ['https://notzaobao.com/realtime', undefined],
    ['https://zaobao.com.evil.example/', undefined],
    ['https://example.org/?next=https://www.rfa.org/', undefined],
    ['file:///home/rfa.org/x.html', undefined],
    ['not an address', undefined],
  ])('%s', (url, id) => expect(siteFor(url)?.id).toBe(id));
});

describe('one article has one name', () => {
  test.each([
    [
      'zaobao:1215435',
      'https://www.zaobao.com/realtime/china/story20211120-1215435',
      'https://www.zaobao.com.sg/news/china/story20211120-1215435?ref=today-news#top',
      'http://www.zaobao.com.sg/node/1215435',
    ],
    [
      'rfa:mandarin:hcm1-06142023032513',
      'https://www.rfa.org/mandarin/Xinwen/hcm1-06142023032513.html',
      'http://www.rfa.org/mandarin/yataibaodao/HCM1-06142023032513.html/',
      'https://www.rfa.org/mandarin/Xinwen/hcm1-06142023032513.html?encoding=simplified',
    ],
    [
      'rfa:mandarin:20241202:al-port',
      'https://www.rfa.org/mandarin/yataibaodao/2024/12/02/al-port/',
      'https://www.rfa.org/mandarin/guoji/yatai/gangtai/2024/12/02/al-port/?utm_source=x',
    ],
    [
      'wenxuecity:news:7069357',
      'https://www.wenxuecity.com/news/2018/03/16/7069357.html',
      'https://www.wenxuecity.com/news/2018/03/16/7069357_print.html',
      'https://zh.wenxuecity.com/news/2018/03/16/7069357.html',
      'https://m.wenxuecity.com/news/2018/03/16/7069357.html?from=share',
      'https://m.wenxuecity.com/#/news/detail/news/7069357',
      'https://m.wenxuecity.com/site/news/news/detail/news/7069357',
    ],
    [
      'wenxuecity:blog:72219:4658',
      'https://blog.wenxuecity.com/myblog/72219/201805/4658.html',
      'https://www.wenxuecity.com/blog/201805/72219/4658.html',
      'https://zh.wenxuecity.com/blog/frontend.php?act=articlePrint&blogId=72219&date=201805&postId=4658',
    ],
    ['wenxuecity:gossip:145093', 'https://www.wenxuecity.com/news/2018/03/16/socialnews-145093.html'],
    ['wenxuecity:ent:141021', 'https://www.wenxuecity.com/news/2018/03/16/ent-141021.html'],
  ])('%s', (identity, ...urls) => {
    for (const url of urls) expect(locate(url), url).toMatchObject({ identity });
  });
});

describe('what is no article has its reason', () => {
  test.each([
    ['https://www.zaobao.com/', 'home-page'],
    ['https://www.zaobao.com/realtime/china', 'section-page'],
    ['https://www.zaobao.com.sg/shorts/7712', 'video-page'],
    ['https://www.zaobao.com.sg/interactive-graphics/story20240101-x', 'not-an-article'],
    ['https://beltandroad.zaobao.com/beltandroad/news', 'section-page'],
    ['https://www.rfa.org/mandarin/', 'home-page'],
    ['https://www.rfa.org/mandarin/Xinwen', 'section-page'],
    ['https://www.rfa.org/mandarin/@@search?SearchableText=x', 'search-page'],
    ['https://www.rfa.org/mandarin/video/0_0vnr1wma', 'video-page'],
    ['https://www.rfa.org/mandarin/about/2025/04/03/frequencies/', 'about-page'],
    ['https://www.rfa.org/mandarin/Xinwen/a-06142023032513.html/photo.jpg/@@images/1.jpeg', 'not-an-article'],
    ['https://www.wenxuecity.com/?', 'home-page'],
    ['https://www.wenxuecity.com/news/morenews/?page=2', 'section-page'],
    ['https://bbs.wenxuecity.com/cfzh/100.html', 'forum-page'],
    ['https://www.wenxuecity.com/welcome/?toURL=/news/', 'ad-blocker-wall'],
    ['https://blog.wenxuecity.com/myblog/1666/all.html', 'section-page'],
  ])('%s', (url, refusal) => expect(locate(url)).toMatchObject({ refusal }));
});

test.each([
  [
    'https://m.wenxuecity.com/news/2018/03/16/7069357_print.html?x=1',
    'https://www.wenxuecity.com/news/2018/03/16/7069357.html',
  ],
  [
    'http://www.zaobao.com/realtime/china/story20211120-1215435?ref=x#y',
    'https://www.zaobao.com/realtime/china/story20211120-1215435',
  ],
  ['https://example.org/a?id=7&utm_source=mail&fbclid=1#top', 'https://example.org/a?id=7'],
])('%s is %s', (url, canonical) => expect(canonicalAddress(url, siteFor(url))).toBe(canonical));

describe.skipIf(!existsSync(lists))('real addresses (skipped where the lists are absent)', () => {
  test.each([
    ['zaobao-articles-2020-2021.txt', 'zaobao', 400, []],
    ['zaobao-sg-articles-2023-2024.txt', 'zaobao', 400, []],
    ['rfa-plone-articles-2020-2021.txt', 'rfa', 400, []],
    ['rfa-arc-articles-2024-2025.txt', 'rfa', 399, ['about-page']],
    // Two recordings below articles, the station's own page, a section.
    ['rfa-plone-mixed-2006-2024.txt', 'rfa', 260, ['about-page', 'not-an-article', 'section-page']],
  ])('%s', (file, id, least, refusals) => {
    const urls = readFileSync(new URL(file, lists), 'utf8').match(/https?:\/\/\S+/g) ?? [];
    const found = urls.map(locate);
    expect(found.every((location) => location?.site.id === id)).toBe(true);
    const articles = found.filter((location) => location && 'identity' in location);
    expect(articles.length).toBeGreaterThanOrEqual(least);
    const refused = found.flatMap((location) =>
      location && 'refusal' in location ? [location.refusal] : [],
    );
    expect([...new Set(refused)].sort()).toEqual(refusals);
  });

  test('every video is refused as one', () => {
    const urls = readFileSync(new URL('rfa-arc-video.txt', lists), 'utf8').match(/https?:\/\/\S+/g) ?? [];
    expect(urls.length).toBe(400);
    for (const url of urls) expect(locate(url), url).toMatchObject({ refusal: 'video-page' });
  });
});
