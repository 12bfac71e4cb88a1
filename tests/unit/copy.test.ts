import { beforeAll, describe, expect, test } from 'vitest';
import { citeGbt, citePlain } from '@/utils/export/citation';
import { copyAs } from '@/utils/export/clipboard';
import { copyForms } from '@/utils/export/copy-forms';
import { makeAwkward, makeBare, pictureUrl, storedWithPicture } from './support/awkward-articles';
import { usePageDom } from './support/dom';
import { makeStored } from './support/make-article';

beforeAll(usePageDom);

const url = 'https://www.zaobao.com.sg/realtime/china/story20240102-1';
const reporter = (...names: string[]) => [{ role: 'reporter' as const, names }];

describe('a citation', () => {
  test('after GB/T 7714 has its parts in order', async () => {
    const { summary } = await makeStored({ credits: reporter('乔龙', '孙诚') });
    expect(citeGbt(summary)).toBe(
      `乔龙, 孙诚. 港口恢复通航[N/OL]. 联合早报, 2024-01-02[2024-01-03]. ${url}.`,
    );
    const crowd = await makeStored({ credits: reporter('甲', '乙', '丙', '丁') });
    expect(citeGbt(crowd.summary)).toMatch(/^甲, 乙, 丙, 等\. /);
  });

  test('in words follows the language of the article', async () => {
    const stored = await makeStored({ credits: reporter('乔龙'), source: '德国之声' });
    expect(citePlain(stored.summary)).toBe(
      `乔龙：《港口恢复通航》，联合早报，原载：德国之声，2024-01-02，${url}（2024-01-03 保存）。`,
    );
    const english = await makeStored({ language: 'en', title: 'Port reopens', credits: reporter('A. Li') });
    expect(citePlain(english.summary)).toBe(
      `A. Li, “Port reopens”, 联合早报, 2024-01-02, ${url} (saved 2024-01-03).`,
    );
  });

  test('leaves out what is unknown', async () => {
    const { summary } = await makeBare();
    expect(citeGbt(summary)).toBe(`无题[N/OL]. [2024-01-03]. ${summary.url}.`);
    expect(citePlain(summary)).toBe(`《无题》，${summary.url}（2024-01-03 保存）。`);
  });
});

describe('an article on the clipboard', () => {
  test('as Markdown has title, text, pictures and where it is from', async () => {
    const { text, html } = await copyAs('copy-markdown', await storedWithPicture());
    expect(html).toBeUndefined();
    expect(text).toBe(
      `# 港口恢复通航\n\n![码头](<${pictureUrl}>)  \n*昨天的码头*\n\n港口昨天恢复通航。\n\n《港口恢复通航》，联合早报，2024-01-02，${url}（2024-01-03 保存）。\n`,
    );
  });

  test('with formatting is HTML, and plain text for what takes none', async () => {
    const { text, html } = await copyAs('copy-rich-text', await storedWithPicture());
    expect(text).toMatch(/^港口恢复通航\n\n/);
    expect(html).toContain('<h1>港口恢复通航</h1>');
    expect(html).toContain(`src="${pictureUrl.replace('&', '&amp;')}"`);
    expect(html).toContain(`<a href="${url}">${url}</a>`);
  });

  test.each(copyForms)('%s: the most awkward articles bring nothing that runs', async (form) => {
    for (const stored of [await makeBare(), ...(await makeAwkward())]) {
      const { text, html = '' } = await copyAs(form, stored);
      expect(text.trim()).not.toBe('');
      expect(html).not.toMatch(/<script|\son\w+=/i);
      expect(text + html).not.toMatch(/\p{Cs}/u);
    }
  });
});
