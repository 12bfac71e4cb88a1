import type { ArticleId, CleanHtml, PictureFile, StoredArticle } from '@/utils/article/types';
import { makeStored } from './make-article';
import { randomFrom, randomText } from './random';

/** The smallest PNG there is: one dot. */
export const dot = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

export const pictureUrl = 'https://static.zaobao.com/s3fs-public/a(1).png?itok=1&v=2';
export const hash = 'ab'.repeat(32);

export const picture: PictureFile = {
  hash,
  blob: new Blob([dot], { type: 'image/png' }),
  type: 'image/png',
  width: 1,
  height: 1,
  url: pictureUrl,
};

export async function storedWithPicture(id = 'zaobao:1'): Promise<StoredArticle> {
  const pictures = [{ url: pictureUrl, alt: '码头', caption: '昨天的码头' }];
  const html = `<figure><img src="${pictureUrl.replace('&', '&amp;')}" alt="码头"><figcaption>昨天的码头</figcaption></figure><p>港口昨天恢复通航。</p>`;
  return makeStored({ id, html, pictures, text: '港口昨天恢复通航。' }, { hashes: [hash] });
}

/** An article of which nearly nothing is known. */
export async function makeBare(): Promise<StoredArticle> {
  const published = { at: null, local: null, printed: null, origin: null, zoneAssumed: false };
  return makeStored({ id: 'other:bare', title: '', published, html: '', section: null, siteName: '' });
}

/** Nesting that a sanitiser lets through and that no page of ours has: backups of others may. */
export const odd = `港口<p>一<br>二</p><strong><p>块在行内</p></strong><ul><p>无项</p><li>有项<ul><li>内项</li></ul></li></ul><ol start="x"><li value="3">甲</li></ol>
<table><caption>表</caption><tr><td colspan="0">格<p>段</p></td><td rowspan="2"><ul><li>x</li></ul></td></tr></table><table><tbody></tbody></table><dl><dt>词<p>块</p></dt><dd>义</dd></dl><dd>孤</dd>
<figure><figcaption>先<a href="https://a.example/x y|z">链<b>接</b></a></figcaption><img src="https://a.example/没有.png"><figcaption>后</figcaption></figure><figcaption>孤</figcaption>
<a href="https://a.example/"><p>链接里的段落</p></a><a href="https://[bad">坏</a><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby><ruby>字<rt>zì</rt></ruby><rt>孤</rt><time datetime="soon">某时</time><pre>  一\n\n  二\`\`\`</pre><h2>题<br>二</h2><hr><blockquote>引<blockquote>再引</blockquote></blockquote><p></p><img src="data:image/png;base64,iVBORw0KGgo=" width="50%" alt='"'><li>孤项</li><u>a*b*</u><sub>2</sub>`;

/** Articles that break what is careless: each has one thing too many, too few or out of order. */
export async function makeAwkward(): Promise<StoredArticle[]> {
  const random = randomFrom(11);
  const titles = [
    '港'.repeat(300),
    '😀👩‍👩‍👧‍👦🇨🇳'.repeat(20),
    '半个\ud83d字',
    '../../../etc/passwd',
    'CON',
    '=HYPERLINK("http://a.example")',
    '</title><script>a()</script> {{ title }} ]]> -- "引号" \'x\' \u0000\u0007\u202e',
    ...Array.from({ length: 12 }, () => randomText(random, 20)),
  ];
  const titled = titles.map((title, index) =>
    makeStored({
      id: `zaobao:${index + 10}`,
      title,
      byline: title,
      source: title,
      section: title,
      credits: [{ role: 'author', names: [title] }],
      language: (['zh-Hans', 'zh-Hant', 'en'] as const)[index % 3] ?? 'zh-Hans',
      html: `<p>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
      text: title,
      published: {
        at: Date.UTC(2024, index, 2),
        local: null,
        printed: title,
        origin: 'text',
        zoneAssumed: index % 2 === 0,
      },
    }),
  );
  const oddOne = await makeStored({ id: 'zaobao:5', title: '嵌套', html: odd });
  const stored = [await makeBare(), ...(await Promise.all(titled)), oddOne];
  return stored.map((one, index) => ({
    ...one,
    summary: {
      ...one.summary,
      id: `${one.summary.id}` as ArticleId,
      tags: index % 2 ? ['a, b', '#标签 x'] : [],
    },
    body: { ...one.body, html: one.body.html as CleanHtml },
  }));
}
