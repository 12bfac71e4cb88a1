import { zhCN } from '../../assets/locales/zh-CN';
import type { FailureCode } from '../../utils/article/failure';
import { goTo, openExtensionPage, openPage, openPopup, saveArticle } from '../tools/browser/any-browser';
import { titlesOf, waitForCard } from '../tools/browser/reading';
import { readFixture } from '../tools/server/fixtures';
import { ask } from './support/background';
import { everywhere } from './support/everywhere';
import { expect } from './support/test';

const words = '<p>这里列着今天的要闻，点开任何一条就能读到全文，每天早上更新，周末也不休息。</p>'.repeat(8);
const page = (title: string, body: string) =>
  `<!doctype html><html lang="zh"><meta charset="utf-8"><title>${title}</title><body>${body}</body></html>`;

/** Pages whose address says that they are no articles. */
const byAddress: { url: string; code: FailureCode }[] = [
  { url: 'https://www.zaobao.com/', code: 'home-page' },
  { url: 'https://www.zaobao.com/realtime/china', code: 'section-page' },
  { url: 'https://www.rfa.org/mandarin/video/0_0vnr1wma', code: 'video-page' },
  { url: 'https://www.rfa.org/mandarin/@@search?SearchableText=x', code: 'search-page' },
  { url: 'https://www.rfa.org/mandarin/about/2025/04/03/frequencies/', code: 'about-page' },
  { url: 'https://bbs.wenxuecity.com/cfzh/33455.html', code: 'forum-page' },
];

/** Pages at an article's address that hold none. */
const byContent: { url: string; code: FailureCode; html: string }[] = [
  {
    url: 'https://www.zaobao.com/realtime/china/story20230101-9999999',
    code: 'error-page',
    html: page('页面不存在', '<h1>404</h1><p>您要找的页面不存在。</p>'),
  },
  {
    url: 'https://www.wenxuecity.com/news/2023/06/18/12948359.html',
    code: 'ad-blocker-wall',
    html: page(
      '文学城',
      '<div class="ab_root"><h2>请关闭广告拦截</h2><p>本站靠广告维持，请停用后刷新。</p></div>',
    ),
  },
  {
    url: 'https://www.rfa.org/mandarin/shehui/2025/01/02/empty-page/',
    code: 'no-text',
    html: page('空白', '<h1>空白</h1><article class="b-article-body"></article>'),
  },
];

everywhere(
  'a page whose address is no article’s gets a sentence that says what it is',
  async ({ browser, server }) => {
    for (const { url, code } of byAddress) {
      server.setPage(url, page('页', words));
      const tab = await openPage(browser, url);
      const popup = await openPopup(browser, tab);
      await waitForCard(popup, 'not-article');
      expect(await popup.text('[data-testid="page-card"]')).toContain(zhCN[`failure.${code}`]);
      await tab.close();
    }
  },
);

everywhere(
  'a page that turns out to be no article gets a sentence, and what was saved stays',
  async ({ browser, server }) => {
    const { url: good } = readFixture('zaobao', 'demo');
    await saveArticle(browser, good);
    for (const { url, code, html } of byContent) {
      server.setPage(url, html);
      const tab = await openPage(browser, url);
      const popup = await openPopup(browser, tab);
      await waitForCard(popup, 'savable');
      await popup.click('[data-testid="save"]');
      await waitForCard(popup, 'failed');
      expect(await popup.text('[data-testid="page-card"]')).toContain(zhCN[`failure.${code}`]);
      expect(await titlesOf(popup)).toHaveLength(1);
      await tab.close();
    }
  },
);

everywhere('a saved article is not touched when its page is gone', async ({ browser, server }) => {
  const { url } = readFixture('zaobao', 'demo');
  const tab = await saveArticle(browser, url);
  server.setPage(url, page('页面不存在', '<h1>404</h1><p>您要找的页面不存在。</p>'));
  await tab.reload();
  const popup = await openPopup(browser, tab);
  const before = await titlesOf(popup);
  await popup.click('[data-testid="save-again"]');
  await popup.waitForText(zhCN['failure.error-page']);
  await waitForCard(popup, 'saved');
  expect(await titlesOf(popup)).toEqual(before);
});

everywhere('pages of the browser and PDF files get a sentence of their own', async ({ browser, server }) => {
  const own = browser.name === 'Chromium' ? ['about:blank', 'chrome://version/'] : ['about:blank'];
  for (const url of own) {
    const tab = await openPage(browser, url);
    const popup = await openPopup(browser, tab);
    await waitForCard(popup, 'not-article');
    expect(await popup.text('[data-testid="page-card"]')).toContain(zhCN['failure.browser-page']);
    await tab.close();
  }
  const pdf = 'https://www.zaobao.com/files/report.pdf';
  server.setAnswer(pdf, {
    type: 'application/pdf',
    body: '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  });
  const tab = await openPage(browser, pdf);
  const popup = await openPopup(browser, tab);
  await waitForCard(popup, 'not-article');
  expect(await popup.text('[data-testid="page-card"]')).toContain(zhCN['failure.pdf']);
});

everywhere('a tab that is gone says so', async ({ browser }) => {
  const options = await openExtensionPage(browser, 'options.html');
  const answer = await ask(options, 'saveTab', 987654).catch((error: Error) => error.message);
  expect(answer).toContain('tab-closed');
});

everywhere('a file that is no archive is reported, and what was saved stays', async ({ browser }) => {
  const { url } = readFixture('zaobao', 'demo');
  await saveArticle(browser, url);
  const options = await openExtensionPage(browser, 'options.html#import');
  await options.getByTestId('import-file').setInputFiles([
    { name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04 and no more') },
    {
      name: '2020-01-01-post.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('---\ntitle: "half\n<p>字</p>'),
    },
    { name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('not a post') },
  ]);
  const report = options.getByTestId('import-report');
  await report.waitFor();
  const text = await report.textContent();
  expect(text).toContain(zhCN['failure.truncated-zip']);
  expect(text).toContain(zhCN['failure.bad-front-matter']);
  for (const name of ['broken.zip', '2020-01-01-post.md', 'photo.txt']) expect(text).toContain(name);
  await goTo(options, '#library');
  await expect.poll(() => options.getByTestId('article-row').count()).toBe(1);
});
