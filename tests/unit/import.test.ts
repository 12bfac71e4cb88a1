import { describe, expect, test } from 'vitest';
import { describeFailure } from '@/utils/article/failure';
import { decodeName, decodeText } from '@/utils/import/encoding';
import { readList, readText, splitFrontMatter } from '@/utils/import/front-matter';
import { readPostDates } from '@/utils/import/post-dates';
import { siteFor } from '@/utils/sites';
import { importContext, importTime, readAll, readOne, toFile } from './support/import-context';
import { makePost, type PostParts } from './support/make-post';
import { centralHeader, encodeChinese, localHeader, makeZip, patchZip } from './support/make-zip';

const failuresOf = async (...input: Parameters<typeof readAll>) =>
  (await readAll(...input)).map((result) => ('failure' in result ? result.failure.code : 'taken'));

const importPost = async (parts: PostParts = {}, name = 'post.md') =>
  (await readOne(toFile(name, makePost(parts)))).stored;

describe('front matter', { timeout: 60_000 }, () => {
  test.each([
    ['"plain"', 'plain'],
    ['"“引号” and \\"these\\""', '“引号” and "these"'],
    ['"他说"好"了"', '他说"好"了'],
    ['"多国抗议\n"', '多国抗议'],
    ['"a\\u4e2d\\n\\x41\\\\"', 'a中\nA\\'],
    ["'it''s'", "it's"],
    ['路透 : 中文 #1 | a & [b]', '路透 : 中文 #1 | a & [b]'],
    ['廠妹&男閨蜜 ChinaMaid', '廠妹&男閨蜜 ChinaMaid'],
    ['& 甲', '& 甲'],
    ['[影] 甲', '[影] 甲'],
    ['|\n  一\n  二', '一 二'],
    ['one\n  two', 'one two'],
    ['"never closed', 'never closed'],
    ['""', undefined],
    ['', undefined],
  ])('%j says %j', (raw, text) => {
    expect(readText(raw)).toBe(text);
  });

  test.each([
    ['[ 联合早报 ]', ['联合早报']],
    ['[ 甲, "乙, 丙" ]', ['甲', '乙, 丙']],
    ['\n- 甲\n- 乙', ['甲', '乙']],
    ['甲 乙', ['甲', '乙']],
    ['甲, 乙 丙', ['甲', '乙 丙']],
    ['[ 廠妹&男閨蜜 ChinaMaid ]', ['廠妹&男閨蜜 ChinaMaid']],
    ['[ @甲, 乙 ]', ['@甲', '乙']],
    ['[ 2020, No ]', ['2020', 'No']],
    ['[]', []],
    ['', []],
  ])('%j lists %j', (raw, items) => {
    expect(readList(raw)).toEqual(items);
  });

  test('ends at its own line, not at one in a title or in the body', () => {
    const { fields, rest } = splitFrontMatter('---\ntitle: "a --- b"\nfrom: x\n---\n<p>1</p>\n---\n<p>2</p>');
    expect(fields.get('title')).toBe('"a --- b"');
    expect(rest).toBe('<p>1</p>\n---\n<p>2</p>');
  });

  test('with a quotation mark that never closes loses no other field', () => {
    const { fields } = splitFrontMatter('---\ntitle: "港口\ndate: 2024-01-02\nauthor: "甲"\n---\n');
    expect(readText(fields.get('date'))).toBe('2024-01-02');
    expect(readText(fields.get('author'))).toBe('甲');
  });

  test('with a line that looks like a key inside a quoted title keeps the title whole', () => {
    const { fields } = splitFrontMatter('---\ntitle: "专访\nchina: 甲"\ndate: 2024-01-02\n---\n');
    expect(readText(fields.get('title'))).toBe('专访\nchina: 甲');
  });

  test.each([['no fence'], ['---\ntitle: a\n'], ['---\n---\n'], [''], ['---\nonly words\n---\n']])(
    '%j is broken',
    (text) => {
      expect(() => splitFrontMatter(text)).toThrow('bad-front-matter');
    },
  );
});

describe('dates of a post', { timeout: 60_000 }, () => {
  const zaobao = 'https://www.zaobao.com/realtime/china/story20211120-1215435';
  const plone = 'https://www.rfa.org/mandarin/Xinwen/hcm1-06142023032513.html';
  const arc = 'https://www.rfa.org/mandarin/zhengzhi/2025/05/08/china-russia/';
  const other = 'https://news.example/a';
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

  test.each([
    // The feed's date, and the comment agrees.
    [
      zaobao,
      '2022-12-13T05:58:00.000Z',
      '1670911080000',
      '2022-12-13T05:58:00.000Z',
      '2022-12-13T13:58:00',
      'import',
      '2022-12-13T05:58:00.000Z',
    ],
    // A time of copying; the comment is Singapore's wall clock as if it were UTC, so it lies after it.
    [
      zaobao,
      '2021-11-20T09:38:04.439Z',
      '1637425680000',
      '2021-11-20T08:28:00.000Z',
      '2021-11-20T16:28:00',
      'import',
      '2021-11-20T09:38:04.439Z',
    ],
    // The same with the sign of the zone turned round: 12:12 in Singapore as 12:12-08:00.
    [
      zaobao,
      '2021-01-21T06:14:58.968Z',
      '1611259920000',
      '2021-01-21T04:12:00.000Z',
      '2021-01-21T12:12:00',
      'import',
      '2021-01-21T06:14:58.968Z',
    ],
    // A comment that no zone explains.
    [
      zaobao,
      '2021-11-20T09:38:04.439Z',
      '1647425680000',
      null,
      '2021-11-20',
      'address',
      '2021-11-20T09:38:04.439Z',
    ],
    // A time of copying, and a comment that can be right.
    [
      zaobao,
      '2021-11-20T19:38:04.439Z',
      '1637425680000',
      '2021-11-20T16:28:00.000Z',
      '2021-11-21T00:28:00',
      'import',
      '2021-11-20T19:38:04.439Z',
    ],
    // Only the address is left: a day, or US Eastern time to the second.
    [zaobao, '2021-11-20T09:38:04.439Z', 'NaN', null, '2021-11-20', 'address', '2021-11-20T09:38:04.439Z'],
    [zaobao, '2021-11-20T09:38:04.000Z', 'NaN', null, '2021-11-20', 'address', '2021-11-20T09:38:04.000Z'],
    [
      plone,
      '2023-06-14T10:35:19.492Z',
      'NaN',
      '2023-06-14T07:25:13.000Z',
      '2023-06-14T03:25:13',
      'address',
      '2023-06-14T10:35:19.492Z',
    ],
    [
      plone.replace('06142023', '01142023'),
      '2023-01-15T10:35:19.492Z',
      'NaN',
      '2023-01-14T08:25:13.000Z',
      '2023-01-14T03:25:13',
      'address',
      '2023-01-15T10:35:19.492Z',
    ],
    [arc, '2025-05-09T10:35:19.492Z', 'NaN', null, '2025-05-08', 'address', '2025-05-09T10:35:19.492Z'],
    // A feed with milliseconds that the comment confirms.
    [
      other,
      '2020-10-02T01:02:03.456Z',
      '1601600523456',
      '2020-10-02T01:02:03.456Z',
      null,
      'import',
      '2020-10-02T01:02:03.456Z',
    ],
    // Whole seconds are a feed's date whatever the comment says.
    [
      zaobao,
      '2022-12-13T05:58:00.000Z',
      '1',
      '2022-12-13T05:58:00.000Z',
      '2022-12-13T13:58:00',
      'import',
      '2022-12-13T05:58:00.000Z',
    ],
    // An unknown site's wall clock stays one.
    [
      other,
      '2021-11-20T09:38:04.439Z',
      '1637425680000',
      null,
      '2021-11-20T16:28:00',
      'import',
      '2021-11-20T09:38:04.439Z',
    ],
    // Other writers: an offset, a day, a wall clock, none at all.
    [
      other,
      '2014-06-23T09:07:39+02:00',
      null,
      '2014-06-23T07:07:39.000Z',
      '2014-06-23T09:07:39',
      'import',
      '2014-06-23T07:07:39.000Z',
    ],
    [
      other,
      '2014-06-23 09:07:39 +0800',
      null,
      '2014-06-23T01:07:39.000Z',
      '2014-06-23T09:07:39',
      'import',
      '2014-06-23T01:07:39.000Z',
    ],
    [other, '2020-09-11', null, null, '2020-09-11', 'import', '2020-09-11T00:00:00.000Z'],
    [
      zaobao,
      '2021-11-20 16:28',
      null,
      '2021-11-20T08:28:00.000Z',
      '2021-11-20T16:28',
      'import',
      '2021-11-20T08:28:00.000Z',
    ],
    [zaobao, null, null, null, '2021-11-20', 'address', '2021-11-20T00:00:00.000Z'],
    [other, 'gestern', null, null, '2020-01-05', 'import', '2020-01-05T00:00:00.000Z'],
    // Nothing is saved in the future.
    [
      other,
      '2999-01-01T00:00:00.000Z',
      '32472144000000',
      '2999-01-01T00:00:00.000Z',
      null,
      'import',
      iso(importTime),
    ],
  ])('of %s with %s and %s', (url, date, epoch, at, local, origin, savedAt) => {
    const facts = { url, date, epoch, site: siteFor(url), fileName: '2020-01-05-a.md', now: importTime };
    const dates = readPostDates(facts);
    expect({ ...dates.published, at: iso(dates.published.at), savedAt: iso(dates.savedAt) }).toEqual({
      at,
      local,
      printed: null,
      origin,
      zoneAssumed: false,
      savedAt,
    });
  });

  test('an assumed zone is marked as assumed only where it was used', () => {
    const url = 'https://www.wenxuecity.com/news/2023/06/18/12345678.html';
    const facts = { url, site: siteFor(url), epoch: null, fileName: 'a.md', now: importTime };
    expect(readPostDates({ ...facts, date: '2023-06-18 21:49:05' }).published).toMatchObject({
      at: Date.parse('2023-06-19T04:49:05Z'),
      zoneAssumed: true,
    });
    expect(readPostDates({ ...facts, date: '2023-06-18T21:49:05-07:00' }).published).toMatchObject({
      at: Date.parse('2023-06-19T04:49:05Z'),
      local: '2023-06-18T21:49:05',
      zoneAssumed: false,
    });
  });

  test('a number in the comment that is no instant is passed over', () => {
    const facts = { url: other, site: undefined, fileName: 'a.md', now: importTime };
    for (const epoch of ['17041842000001704184200000', '8640000000000001', '-1e300', 'Infinity'])
      expect(readPostDates({ ...facts, date: '2024-01-02T08:30:00.123Z', epoch }).published.at).toBeNull();
  });

  test('without any, a post has none', () => {
    const facts = { url: other, site: undefined, date: null, epoch: null, fileName: 'a.md', now: importTime };
    expect(readPostDates(facts)).toEqual({
      published: { at: null, local: null, printed: null, origin: null, zoneAssumed: false },
      savedAt: importTime,
    });
  });
});

describe('a post', { timeout: 60_000 }, () => {
  test('becomes an article', async () => {
    const { summary, body } = await importPost();
    expect(summary).toMatchObject({
      id: 'zaobao:1460001',
      url: 'https://www.zaobao.com/realtime/china/story20240102-1460001',
      site: 'zaobao',
      siteName: '联合早报',
      title: '港口恢复通航',
      byline: null,
      tags: [],
      language: 'zh-Hans',
      length: 19,
      method: 'import',
      sortDate: Date.parse('2024-01-02T00:30:00Z'),
    });
    expect(summary.post).toEqual({
      fileName: 'post.md',
      date: '2024-01-02T00:30:00.000Z',
      author: '联合早报',
      tags: ['联合早报'],
      categories: ['联合早报'],
      comments: true,
      epoch: '1704155400000',
    });
    expect(body.html).toBe('<p>港口昨天恢复通航，第一批货轮下午离港。</p>');
    expect(body.text).toBe('港口昨天恢复通航，第一批货轮下午离港。');
  });

  test.each([
    ['"拒绝&quot;剩&quot;宴 &#8211; 甲 &lt;乙&gt; <b>"', '拒绝"剩"宴 – 甲 <乙> <b>'],
    ['"多国《查理周刊》\n"', '多国《查理周刊》'],
    ['"上\t下\u0008左"', '上 下 左'],
    ['"A\\u0026amp;B \\\\u0026amp; C"', 'A&amp;B \\u0026amp; C'],
    ['"  每秒六万吨  三峡 "', '每秒六万吨  三峡'],
    ['[影] 甲: 乙', '[影] 甲: 乙'],
  ])('titled %j is titled %j', async (raw, title) => {
    expect((await importPost({ title: raw })).summary.title).toBe(title);
  });

  test('without a title takes its heading, its name or its first words', async () => {
    const title = '""';
    expect((await importPost({ title, body: '<h2>通航</h2><p>港口昨天恢复。</p>' })).summary.title).toBe(
      '通航',
    );
    expect((await importPost({ title }, '2024-01-02-港口.md')).summary.title).toBe('港口');
    expect((await importPost({ title }, '2024-01-02-.md')).summary.title).toBe(
      '港口昨天恢复通航，第一批货轮下午离港。',
    );
  });

  test('has the address of any of the usual keys, or of its link line', async () => {
    for (const key of ['source', 'original_url', 'canonical_url', 'link', 'url']) {
      const post = makePost()
        .replace(/^from: /m, `${key}: `)
        .replace(/^\[.*\n------/m, '');
      const { stored } = await readOne(toFile('a.md', post));
      expect(stored.summary.id, key).toBe('zaobao:1460001');
    }
    const linked = makePost({ title: '"[图] 甲 [乙]"' }).replace(
      /^from: .*\n/m,
      'source: 联合早报\nurl: /2024/a.html\n',
    );
    expect((await readOne(toFile('a.md', linked))).stored.summary.id).toBe('zaobao:1460001');
  });

  test('of another outlet keeps its author, outlet and tags', async () => {
    const { summary } = await importPost({
      from: 'http://pao.example/article/114?utm_source=rss#top',
      author: '长平',
      tags: '[ 泡泡, 评论 ]',
      categories: '[ 泡泡 ]',
      epoch: null,
    });
    expect(summary).toMatchObject({
      id: 'url:http://pao.example/article/114',
      site: 'other',
      siteName: '泡泡',
      byline: '长平',
      tags: ['评论'],
    });
  });

  test('in any line ends and encoding is the same post', async () => {
    const post = makePost({
      author: '聯合早報',
      tags: '[ 聯合早報 ]',
      body: '<p>港口昨天恢復通航，第一批貨輪下午離港。</p>',
      title: '"港口恢復通航"',
    });
    const plain = (await readOne(toFile('a.md', post))).stored;
    const variants = [
      `\ufeff${post}`,
      post.replaceAll('\n', '\r\n'),
      `\n\n${post}`,
      encodeChinese(post, 'gbk'),
      encodeChinese(post, 'big5'),
      Buffer.from(`\ufeff${post}`, 'utf16le'),
    ];
    for (const variant of variants) expect((await readOne(toFile('a.md', variant))).stored).toEqual(plain);
  });

  test('of prose has its paragraphs', async () => {
    const { body } = await importPost({ epoch: null, body: '港口昨天恢复通航。\n\n第一批货轮下午离港。' });
    expect(body.text).toBe('港口昨天恢复通航。\n第一批货轮下午离港。');
  });

  test('is sanitised as if it were hostile', async () => {
    const { body } = await importPost({
      body: '<p onclick="a()">港口<script>b()</script><a href="javascript:c()">通航</a></p><img src=x onerror="d()"><iframe srcdoc="<script>e()</script>"></iframe>',
    });
    expect(body.html).not.toMatch(/script|onclick|onerror|iframe/);
    expect(body.text).toContain('港口');
  });

  test.each([
    [makePost().replace('---\n', ''), 'bad-front-matter'],
    [makePost().replace(/\n---\n<!--/, '\n<!--'), 'bad-front-matter'],
    [makePost({ from: 'zaobao' }), 'no-address'],
    [makePost({ body: '' }), 'no-body'],
    [makePost({ body: '<p> &nbsp; </p><script>1</script>' }), 'no-body'],
  ])('that can’t be read says why', async (post, code) => {
    expect(await failuresOf([toFile('a.md', post)])).toEqual([code]);
  });
});

describe('files', { timeout: 60_000 }, () => {
  test('that are no posts are refused one by one', async () => {
    const files = ['a.txt', 'a.json', 'a.html', 'a.jpg', 'a', 'a.zip'].map((name) =>
      toFile(name, '新闻频道 • 首页'),
    );
    expect(await failuresOf(files)).toEqual(Array(6).fill('not-an-archive'));
    expect(await failuresOf([toFile('a.json', '{"format":"x"}'), toFile('b.md', '# README')])).toEqual([
      'not-an-archive',
      'bad-front-matter',
    ]);
  });

  test('too large are refused unread', async () => {
    const file = {
      path: 'a.md',
      file: { size: 51 * 1024 * 1024, slice: () => new Blob() } as unknown as File,
    };
    expect(await failuresOf([file])).toEqual(['file-too-large']);
  });

  test('that have gone are bad, and the others are read', async () => {
    const gone = {
      size: 5,
      slice: () => {
        throw new Error('gone');
      },
      arrayBuffer: () => Promise.reject(new Error('gone')),
    };
    const files = [{ path: 'a.md', file: gone as unknown as File }, toFile('b.md', makePost())];
    expect(await failuresOf(files)).toEqual(['bad-file', 'taken']);
  });

  test('of a folder that are no posts are passed over', async () => {
    const files = [
      toFile('site/_config.yml', 'title: a'),
      toFile('site/README.md', '# 说明'),
      toFile('site/about.md', '---\nlayout: page\ntitle: 关于\n---\n关于'),
      toFile('site/_posts/2024-01-02-甲.md', makePost()),
      toFile('site/_posts/2024-01-03-乙.md', '没有前言'),
      toFile('site/.git/2024-01-03-乙.md', makePost()),
      toFile('site/index.json', '[]'),
    ];
    const results = await readAll(files);
    expect(results.map(({ file }) => file)).toEqual([
      'site/_posts/2024-01-02-甲.md',
      'site/_posts/2024-01-03-乙.md',
    ]);
    expect(await failuresOf(files)).toEqual(['taken', 'bad-front-matter']);
    expect(await failuresOf(files.slice(0, 3))).toEqual(['not-an-archive']);
  });

  test('are no longer read once the import is stopped', async () => {
    const controller = new AbortController();
    const files = function* () {
      yield toFile('a.md', makePost());
      controller.abort(new Error('stopped by the reader'));
      yield toFile('b.md', makePost());
    };
    await expect(readAll(files(), { signal: controller.signal })).rejects.toThrow('stopped by the reader');
  });
});

describe('a zip', { timeout: 60_000 }, () => {
  const posts = {
    '_posts/2024-01-02-甲.md': makePost(),
    '_posts/2024-01-03-乙.md': makePost({
      from: 'https://www.zaobao.com/realtime/china/story20240103-1460002',
    }),
  };
  const read = async (zip: Uint8Array<ArrayBuffer>) => failuresOf([toFile('posts.zip', zip)]);

  test('gives a result for each post and passes over the rest', async () => {
    const zip = await makeZip({
      'README.md': '# 说明',
      ...posts,
      'assets/a.css': 'p{}',
      '__MACOSX/._a.md': '\0\0',
      '_posts/2024-01-04-丙.md': 'x',
    });
    const results = await readAll([toFile('posts.zip', zip)]);
    expect(results.map(({ file }) => file)).toEqual([
      'posts.zip/_posts/2024-01-02-甲.md',
      'posts.zip/_posts/2024-01-03-乙.md',
      'posts.zip/_posts/2024-01-04-丙.md',
    ]);
    expect(await read(zip)).toEqual(['taken', 'taken', 'bad-front-matter']);
  });

  test('by any name is a zip', async () => {
    expect(await failuresOf([toFile('posts', await makeZip(posts))])).toEqual(['taken', 'taken']);
  });

  test('without posts is no archive', async () => {
    expect(await read(await makeZip({ 'a.jpg': 'x', 'README.md': '# a' }))).toEqual(['not-an-archive']);
    expect(await read(await makeZip({}))).toEqual(['not-an-archive']);
  });

  test('that was cut off says so, wherever it was', async () => {
    const zip = await makeZip(posts);
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await read(zip.slice(0, Math.floor(zip.length * share)))).toEqual(['truncated-zip']);
    }
  });

  test('with a password says so', async () => {
    expect(await read(await makeZip(posts, { password: 'geheim' }))).toEqual(['encrypted-zip']);
    expect(await read(await makeZip(posts, { password: 'geheim', zipCrypto: true }))).toEqual([
      'encrypted-zip',
    ]);
  });

  test('with damaged content says which entry', async () => {
    const zip = await makeZip(posts, { level: 0 });
    const at = Buffer.from(zip).indexOf('通航', 0, 'utf8');
    zip[at] = (zip[at] ?? 0) ^ 1;
    expect(await read(zip)).toEqual(['bad-file', 'taken']);
  });

  test('that would explode is refused', async () => {
    const zeros = new Uint8Array(60 * 1024 * 1024);
    expect(await read(await makeZip({ 'a.md': zeros }))).toEqual(['file-too-large']);
    expect(await read(await makeZip({ 'a.md': zeros.subarray(0, 5_000_000) }))).toEqual(['file-too-large']);
  });

  test('that lies about its sizes is refused before it explodes', async () => {
    const zip = await makeZip({ 'a.md': new Uint8Array(5_000_000) }, { dataDescriptor: false });
    patchZip(zip, centralHeader, 24, 20_000);
    patchZip(zip, localHeader, 22, 20_000);
    expect(await read(zip)).toEqual(['bad-file']);
    const huge = await makeZip({ 'a.bin': 'x', 'b.bin': 'y', ...posts }, { dataDescriptor: false });
    patchZip(huge, centralHeader, 24, 0xfffffff0);
    expect(await read(huge)).toEqual(['file-too-large']);
  });

  test.each([
    ['gbk', '2024-01-02-港口恢复通航，码头重开.md'],
    ['big5', '2024-01-02-港口恢復通航，碼頭重開.md'],
  ] as const)('with names in %s shows them right', async (encoding, name) => {
    const options = {
      useUnicodeFileNames: false,
      encodeText: (text: string) => encodeChinese(text, encoding),
    };
    const zip = await makeZip({ [`_posts/${name}`]: makePost() }, options);
    const [result] = await readAll([toFile('posts.zip', zip)]);
    expect(result?.file).toBe(`posts.zip/_posts/${name}`);
    expect(result && 'stored' in result && result.stored.summary.post?.fileName).toBe(name);
  });

  test('with names in UTF-8 that are not marked so shows them right', async () => {
    const zip = await makeZip(posts, {
      useUnicodeFileNames: false,
      encodeText: (text) => new TextEncoder().encode(text),
    });
    expect((await readAll([toFile('posts.zip', zip)])).map(({ file }) => file)).toEqual(
      Object.keys(posts).map((name) => `posts.zip/${name}`),
    );
  });

  test('with backslashes and ways out of itself is only read', async () => {
    const zip = await makeZip({ '..\\_posts\\2024-01-02-甲.md': makePost() });
    expect((await readAll([toFile('posts.zip', zip)])).map(({ file }) => file)).toEqual([
      'posts.zip/_posts/2024-01-02-甲.md',
    ]);
  });
});

describe('encodings', { timeout: 60_000 }, () => {
  const titles = [
    '港口恢复通航',
    '中国',
    '邓聿文：中国脆弱之处',
    '因运毒在中国被判死刑 两名国人已获领事援助',
    '习近平主席',
  ];
  const traditional = ['港口恢復通航', '臺灣缺水難題', '美國務次卿將訪臺', '電視', '蘋果店'];

  test('of short names are told apart', () => {
    for (const title of titles)
      expect(decodeName(encodeChinese(`2024-01-02-${title}.md`, 'gbk'))).toContain(title);
    for (const title of traditional)
      expect(decodeName(encodeChinese(`2024-01-02-${title}.md`, 'big5'))).toContain(title);
  });

  test('UTF-8 with a broken character stays UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('港口恢复通航，第一批货轮'),
      Buffer.from([0xe6, 0xb8]),
      Buffer.from('下午离港。'),
    ]);
    expect(decodeText(bytes)).toBe('港口恢复通航，第一批货轮\ufffd下午离港。');
  });
});

test('what is thrown carries a code that has a sentence', async () => {
  const error = await import('@/utils/import/zip')
    .then(({ openZip }) => openZip(new File(['PK\u0003\u0004'], 'a.zip'), undefined))
    .catch((thrown: unknown) => thrown);
  expect(describeFailure(error)).toEqual({ code: 'truncated-zip', detail: 'a.zip' });
  expect(importContext.now).toBe(importTime);
});
