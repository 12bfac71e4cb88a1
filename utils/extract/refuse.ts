import { Failure } from '../article/failure';
import type { Site } from '../sites/types';

/** Less text than this, and what the page says is what the page is. */
const littleText = 1_500;

const anySite = {
  error: new RegExp(
    [
      '^\\s*404\\b|404 not found|page not found|access denied|service unavailable',
      '找不到.{0,6}(?:网页|網頁|页面|頁面|文章|内容|內容)',
      '(?:网页|網頁|页面|頁面|文章|新闻|新聞|内容|內容).{0,10}(?:不存在|不见了|不見了|(?:删除|刪除|移除|下架|失效)(?:。|$|了))',
      '(?:抱歉|对不起|對不起).{0,24}(?:网页|網頁|页面|頁面|文章|内容|內容)',
    ].join('|'),
    'i',
  ),
  adBlocker: /(?:广告|廣告)(?:拦截|攔截|屏蔽|过滤)|ad\s?-?block(?:er)?/i,
  consent:
    /before you continue|consent to|cookie consent|同意.{0,10}(?:cookies?|曲奇|隐私)|(?:cookies?|曲奇).{0,20}才能继续/i,
};

/** Throws the reason why a page whose content was not found shows no article. Returns where it may be one after all. */
export function refuseWall(page: Document, site: Site | undefined): void {
  const heading = [
    page.title,
    ...[...page.querySelectorAll('h1,h2')].map((element) => element.textContent ?? ''),
  ];
  const words = heading.map((text) => text.replace(/\s+/g, ' ').trim());
  const text = (page.body?.textContent ?? '').replace(/\s+/g, ' ');
  // A long page may well write about ad blockers.
  if (text.length < littleText) words.push(text);
  for (const wall of site?.walls ?? []) {
    if (wall.selector && page.querySelector(wall.selector)) throw new Failure(wall.refusal);
    if (wall.text && words.some((line) => wall.text?.test(line))) throw new Failure(wall.refusal);
  }
  if (words.some((line) => anySite.error.test(line))) throw new Failure('error-page');
  if (text.length >= littleText) return;
  if (anySite.adBlocker.test(text)) throw new Failure('ad-blocker-wall');
  if (anySite.consent.test(text)) throw new Failure('consent-wall');
}
