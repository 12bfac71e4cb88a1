import { describe, expect, test } from 'vitest';
import { describeFailure } from '@/utils/article/failure';
import { sanitize } from '@/utils/dom/sanitize';
import { extract } from '@/utils/extract/extract';
import { parseWithJsdom } from './support/pages';

const zaobao = 'https://www.zaobao.com.sg/news/singapore/story20240618-3915527';
const wenxuecity = 'https://www.wenxuecity.com/news/2024/03/02/12731845.html';
const rfa = 'https://www.rfa.org/mandarin/shehui/2025/04/16/school-radio-station/';

/** Links to other stories, as error pages carry them: more text than the apology above. */
const popular = `<h3>热门</h3><ol>${Array.from({ length: 12 }, (_, n) => `<li><a href="/realtime/china/story20200101-10451${n + 10}">渔港码头第${n + 1}次开放日吸引十万人次</a></li>`).join('')}</ol>`;

function refusal(body: string, url: string): string {
  try {
    extract(parseWithJsdom(`<title>页面</title><body>${body}</body>`, url), url, sanitize);
    return 'saved';
  } catch (error) {
    return describeFailure(error).code;
  }
}

describe('a page at an article’s address that shows none', () => {
  test.each([
    ['error-page', '<h1>404 找不到网页</h1>', zaobao],
    ['error-page', '<p>很抱歉，您要浏览的页面已被移除、更名或暂时无法使用，请返回首页。</p>', zaobao],
    ['error-page', '<h2>对不起，您访问的文章不存在或已被删除</h2><p>请返回首页</p>', wenxuecity],
    ['error-page', '<h1>Access Denied</h1><p>You do not have permission to view this page.</p>', rfa],
    ['error-page', '<h1>頁面不存在</h1>', rfa],
    ['ad-blocker-wall', '<h2>检测到广告拦截插件</h2><p>请将本站加入白名单后刷新页面。</p>', wenxuecity],
    ['consent-wall', '<h1>隐私</h1><p>请同意我们使用cookies才能继续浏览。</p>', zaobao],
    ['no-text', '<p>正在加载</p>', zaobao],
  ])('%s: %s', (code, body, url) => {
    expect(refusal(body, url)).toBe(code);
    if (code === 'error-page')
      expect(refusal(body + popular, url), 'with popular stories below').not.toBe('saved');
  });

  test('a report about a deleted page is a report', () => {
    const text = '<p>平台回应说，这个页面昨天被删除了，用户的留言都已备份，下周恢复开放。</p>'.repeat(3);
    expect(
      refusal(
        `<article class="max-w-full"><h1>论坛停站</h1><div class="articleBody">${text}</div></article>`,
        zaobao,
      ),
    ).toBe('saved');
  });
});
