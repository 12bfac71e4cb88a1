import { Readability } from '@mozilla/readability';
import { describe, expect, test } from 'vitest';
import { excerptOf, languageOf, lengthOf, readingMinutes } from '@/utils/article/text';
import { sanitize } from '@/utils/dom/sanitize';
import { bodyText } from '@/utils/extract/clean';
import { asCreditLine, splitCredits } from '@/utils/extract/credits';
import { extract } from '@/utils/extract/extract';
import { cleanFragment } from '@/utils/extract/fragment';
import { readArticle } from '@/utils/extract/readability';
import { parseWithJsdom } from './support/pages';

const address = 'https://news.example.org/a';
const parse = (html: string) => parseWithJsdom(`<body>${html}`, address).body;

describe('credits', () => {
  test.each([
    ['记者：乔龙   责编：胡力汉   网编：瑞哲', 'reporter 乔龙|editor 胡力汉|web-editor 瑞哲'],
    ['（责编：安克）', 'editor 安克'],
    ['编辑：何平', 'editor 何平'],
    ['记者 黄春梅 责编 许书婷 胡力汉', 'reporter 黄春梅|editor 许书婷 胡力汉'],
    ['自由亚洲电台特约记者孙诚旧金山报道   责编：嘉远', 'reporter 孙诚|editor 嘉远'],
    ['記者：李安琪 責編：黃志遠 網編：張偉廉', 'reporter 李安琪|editor 黃志遠|web-editor 張偉廉'],
  ])('%s', (line, expected) => {
    const found = asCreditLine(line);
    expect(found).toBe(line.replace(/\s+/g, ' '));
    const split = splitCredits(found ?? '').map(({ role, names }) => `${role} ${names.join(' ')}`);
    expect(split.join('|')).toBe(expected);
  });

  test.each(['记者在现场看到，桥面已经恢复通行。', '编辑部昨天收到三百封来信', '天气转凉'])(
    '%s is a sentence',
    (line) => expect(asCreditLine(line)).toBeUndefined(),
  );
});

describe('Readability reads Chinese', () => {
  const sentence =
    '港务人员表示，灯塔将保留一间值班室，每年开放给学生参观，守塔人每月回来一次，教年轻人擦透镜。';
  const plain = (html: string) =>
    new Readability(parseWithJsdom(html, address)).parse()?.textContent?.replace(/\s+/g, '') ?? '';
  const ours = (html: string) => {
    const found = readArticle(parseWithJsdom(html, address));
    return parseWithJsdom(found?.html ?? '', address).body.textContent?.replace(/\s+/g, '') ?? '';
  };

  test('a short report is taken without the furniture that makes up for its length', () => {
    const box = `<div class="sidebar related"><p>${'另外一条完全无关的新闻，只是摆在旁边，'.repeat(14)}</p></div>`;
    const html = `<title>灯塔</title><body><div class="story"><p>${sentence}</p><p>${sentence}</p></div>${box}`;
    expect(plain(html)).toContain('完全无关的新闻');
    expect(ours(html)).not.toContain('完全无关的新闻');
    expect(ours(html)).toContain('灯塔将保留');
  });

  test('a block full of Chinese commas is no furniture', () => {
    // More than a fifth of it is linked, which only a block with ten commas may be.
    const item =
      '擦拭透镜的布，要先用温水洗净，<a href="https://b.example/1">再晾到半干，折成四层</a>，最后放进铁盒';
    const block = `<div class="steps">${`<p>${item}</p>`.repeat(3)}</div>`;
    const story = `<p>${sentence}</p>`.repeat(6);
    const html = `<title>灯塔</title><body><div class="story">${story}${block}${story}</div>`;
    expect(plain(html)).not.toContain('折成四层');
    expect(ours(html)).toContain('折成四层');
  });
});

describe('sanitize', () => {
  test.each([
    ['<p onclick="x()" style="color:red" class="a" id="b" data-x="1">文</p>', '<p>文</p>'],
    ['<a href="javascript:alert(1)">文</a>', '<a>文</a>'],
    ['<a href="data:text/html,x">文</a>', '<a>文</a>'],
    [
      '<img src="https://a.example/x.jpg" onerror="x()" width="600">',
      '<img src="https://a.example/x.jpg" width="600">',
    ],
    ['<img src="data:image/png;base64,AA==">', '<img src="data:image/png;base64,AA==">'],
    ['<script>x()</script><iframe src="https://a.example"></iframe>文', '文'],
    ['<svg><script>x()</script></svg><math><mi>文</mi></math>', ''],
    [
      '<table><tbody><tr><td colspan="2">文</td></tr></tbody></table>',
      '<table><tbody><tr><td colspan="2">文</td></tr></tbody></table>',
    ],
    ['<ruby>漢<rt>hàn</rt></ruby><form><input></form>', '<ruby>漢<rt>hàn</rt></ruby>'],
  ])('%s', (dirty, clean) => expect(sanitize(dirty)).toBe(clean));
});

describe('cleanFragment', () => {
  const clean = (html: string, url = 'https://www.rfa.org/mandarin/Xinwen/hcm1-06142023032513.html') =>
    cleanFragment(html, { url, sanitize, parse });

  test('takes an archived body like a page', () => {
    const { html, text, pictures, byline } = clean(
      '<img src="/mandarin/a.jpeg" title="题"> <span class="lead_image_caption">缆车经过老城区。</span>' +
        '<div id="zoomattribute"><a id="single_image" href="/x"><img src="/++plone++rfa-resources/img/icon-zoom.png"></a>' +
        '<span class="copyright">本台图片</span></div>' +
        '<p><span><span>山城缆车恢复运行。</span></span></p><p> </p>' +
        '<ul><li><b><a href="http://www.rfa.org/mandarin/Xinwen/a-06142023032511.html">另一则新闻的标题</a></b></li></ul>' +
        '<p>责编：苏晴</p>',
    );
    expect(html).toBe(
      '<figure><img src="https://www.rfa.org/mandarin/a.jpeg" alt=""><figcaption>缆车经过老城区。 本台图片</figcaption></figure>' +
        '<p>山城缆车恢复运行。</p><p>责编：苏晴</p>',
    );
    expect(text).toBe('山城缆车恢复运行。\n责编：苏晴');
    expect(pictures).toEqual([
      { url: 'https://www.rfa.org/mandarin/a.jpeg', alt: '', caption: '缆车经过老城区。 本台图片' },
    ]);
    expect(byline).toBe('责编：苏晴');
  });

  test('repairs paragraphs that are line breaks, and blocks inside emphasis', () => {
    expect(clean('第一段。<br/> <br/>第二<b>段</b>。<b><div>第三段。</div></b>').html).toBe(
      '<p>第一段。</p><p>第二<strong>段</strong>。</p><p><strong>第三段。</strong></p>',
    );
  });

  test('takes a figure for a picture only where it is one', () => {
    const { html, text } = clean(
      '<figure class="table"><table><tr><td>甲</td><td>乙</td></tr></table><figcaption>票数</figcaption></figure>' +
        '<figure><figcaption>没有收到的图片。</figcaption></figure><figure>没有关上。<p>第二段。</p></figure>',
    );
    expect(html).toBe(
      '<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table><p>票数</p>' +
        '<figure><figcaption>没有收到的图片。</figcaption></figure><p>没有关上。</p><p>第二段。</p>',
    );
    expect(text).toBe('甲\t乙\n票数\n没有关上。\n第二段。');
  });

  test('keeps tables, lists, quotations, tweets and recordings', () => {
    const { html } = clean(
      '<h5>小标题</h5><ol start="3"><li><p>三</p></li></ol><blockquote class="twitter-tweet"><p>原话</p>' +
        '<a href="https://twitter.com/a/status/1">推文</a></blockquote><table><tr><td>甲</td><td>乙</td></tr></table>' +
        '<iframe src="https://www.youtube.com/embed/abc123" title="访谈"></iframe>',
    );
    expect(html).toBe(
      '<h4>小标题</h4><ol start="3"><li>三</li></ol><blockquote><p>原话</p>' +
        '<p><a href="https://twitter.com/a/status/1">推文</a></p></blockquote>' +
        '<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>' +
        '<figure><figcaption><a href="https://www.youtube.com/watch?v=abc123">视频：访谈</a></figcaption></figure>',
    );
  });
});

test('bodyText gives a line to each paragraph, item and row, and none to captions', () => {
  const body = parse(
    '<p>一<br>二</p><figure><figcaption>图</figcaption></figure><ul><li>三</li></ul><table><tr><td>四</td><td>五</td></tr></table>',
  );
  expect(bodyText(body)).toBe('一\n二\n三\n四\t五');
});

test('text measures count characters', () => {
  expect(lengthOf('三十七名 学生\n𠮷')).toBe(7);
  expect(readingMinutes(10, 400)).toBe(1);
  expect(readingMinutes(2000, 400)).toBe(5);
  expect(excerptOf('𠮷𠮷𠮷', 2)).toBe('𠮷𠮷…');
  expect(languageOf('这是国语')).toBe('zh-Hans');
  expect(languageOf('這是國語')).toBe('zh-Hant');
  expect(languageOf('no Chinese')).toBe('en');
});

test('a headline inside the content is the title and not the first paragraph', () => {
  const url = 'https://www.zaobao.com.sg/news/singapore/story20240618-3915527';
  const page = (body: string) =>
    parseWithJsdom(
      `<title>渡轮停航</title><article class="max-w-full"><div class="articleBody">${body}</div></article>`,
      url,
    );
  const text = '<p>渡轮公司说，南线从今晚起停航三天，乘客可以改搭巴士。</p>';
  const article = extract(page(`<h1>渡轮停航</h1>${text}`), url, sanitize);
  expect(article).toMatchObject({ title: '渡轮停航', html: text });
});
