import { locate } from '../sites';
import type { Selectors, Site } from '../sites/types';

/** Elements that never hold an article's words, on any site. */
const neverText: Selectors = [
  ...['script', 'style', 'template', 'svg', 'link', 'meta', 'form', 'button', 'input', 'select', 'textarea'],
  ...['nav', 'aside', 'footer', 'dialog', 'canvas', 'ins.adsbygoogle', '[hidden]', '[aria-hidden="true"]'],
];

/** Words in class names and ids that mark furniture; trusted only where little text is concerned. */
const furnitureNames = new Set(
  (
    'ad ads adv advert advertisement advertising dfp adsbygoogle adslot promo promotion sponsor sponsored ' +
    'related recommend recommended recommendation share sharing social sns comment comments newsletter subscribe ' +
    'subscription outbrain taboola breadcrumb breadcrumbs toolbar pagination ranking tags keywords cookie'
  ).split(' '),
);

/** Whole blocks that are a page's own words on any site in Chinese. */
const junkText: readonly RegExp[] = [
  /^(?:广告|廣告|advertisements?)$/i,
  /^(?:延伸|相关|相關|推荐|推薦|热门|熱門|更多)(?:阅读|閱讀|报道|報道|报导|報導|新闻|新聞|文章|专题|專題)[:：]?$/,
  /^(?:您也许会喜欢|猜你喜欢|猜您喜欢|编辑推荐|上一篇|下一篇|购买此文章|查看评论.*|最新视频)[:：]?$/,
  /^(?:分享到|分享至|扫描二维码|掃描二維碼|字体大小|字體大小)/,
  /^.{0,14}(?:曲奇|cookies?).{0,40}(?:同意|accept).{0,10}$/i,
];

/** The same for prompts to subscribe, which a paragraph of the article may well be about. */
const boxText =
  /^.{0,12}(?:订阅|訂閱).{0,14}(?:电邮|電郵|邮件|郵件|电子报|電子報|简报|簡報|newsletter).{0,30}$/i;

/** Removes what is no part of the article from its content, in place. Order matters: names first, words last. */
export function removeJunk(content: Element, site: Site | undefined): void {
  removeComments(content);
  removeMatches(content, neverText);
  if (site) {
    cutAtEnd(content, site.end);
    removeMatches(content, site.remove);
  }
  removeFurniture(content);
  // A label such as 相关阅读 goes first, so that its box holds links alone.
  removeJunkText(content, [...junkText, ...(site?.junkText ?? [])]);
  removeRelated(content);
}

/** Removes every element that matches one of the selectors. */
export function removeMatches(content: Element, selectors: Selectors): void {
  for (const element of content.querySelectorAll(selectors.join(','))) element.remove();
}

function removeComments(content: Element): void {
  const walker = content.ownerDocument.createTreeWalker(content, 128 /* NodeFilter.SHOW_COMMENT */);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** An element left open swallows what follows the article: drop all from the first thing that never stands inside one. */
function cutAtEnd(content: Element, end: Selectors): void {
  const mark = end.length > 0 ? content.querySelector(end.join(',')) : null;
  for (let node: Element | null = mark; node && node !== content; node = node.parentElement) {
    while (node.nextSibling) node.nextSibling.remove();
  }
  mark?.remove();
}

function removeFurniture(content: Element): void {
  const whole = textLength(content);
  for (const element of content.querySelectorAll('[class],[id]')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.id}`.toLowerCase().split(/[^a-z]+/);
    const marked = names.some((name) => furnitureNames.has(name));
    if (marked && element.querySelector('figure,img') === null && textLength(element) < whole * 0.35) {
      element.remove();
    }
  }
}

/** Removes lists, boxes and lines that hold nothing but links to other pages of our sites. */
function removeRelated(content: Element): void {
  const base = content.ownerDocument.baseURI;
  for (const box of content.querySelectorAll('ul,ol,section,div,p,h2,h3,h4,h5')) {
    const links = [...box.querySelectorAll('a[href]')];
    const linked = links.reduce((sum, link) => sum + textLength(link), 0);
    const isList = linked >= 8 && textLength(box) <= Math.max(linked + 6, linked * 1.1);
    if (isList && links.every((link) => isOurs(link, base)) && !box.querySelector('figure,img')) box.remove();
  }
}

function isOurs(link: Element, base: string | null): boolean {
  const href = link.getAttribute('href') ?? '';
  const url = URL.canParse(href, base ?? undefined) ? new URL(href, base ?? undefined).href : href;
  return locate(url) !== undefined;
}

function removeJunkText(content: Element, patterns: readonly RegExp[]): void {
  // Innermost first, so that a box goes when all that it held has gone.
  const blocks = [...content.querySelectorAll('p,div,h1,h2,h3,h4,h5,h6,li,section,span,label,a')].reverse();
  for (const block of blocks) {
    const words = (block.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (words === '' || words.length > 120) continue;
    const isPrompt = block.localName !== 'p' && boxText.test(words);
    const isJunk = isPrompt || patterns.some((pattern) => pattern.test(words));
    if (isJunk && block.querySelector('img') === null) block.remove();
  }
}

/** Characters of an element's text without white space. */
export function textLength(element: Element): number {
  return (element.textContent ?? '').replace(/\s+/g, '').length;
}
