import type { Site } from './types';

/** 文学城, California: reprints of other outlets' reports, and blogs. `zh.` is its traditional-script mirror. */
export const wenxuecity: Site = {
  id: 'wenxuecity',
  name: '文学城',
  home: 'https://www.wenxuecity.com/news/',
  ownNames: ['文学城', '文學城', 'wenxuecity', 'wenxuecity.com'],
  matches: ['*://*.wenxuecity.com/*'],
  pictureHosts: ['*://cdn.wenxuecity.com/*', '*://www.wenxuecity.com/*'],
  // The pages name no zone. Reports printed with the hour of events in Beijing fit California and not China.
  timeZone: 'America/Los_Angeles',
  zoneAssumed: true,
  refusals: [
    { pattern: /^(?:www\.|m\.|zh\.|blog\.)?wenxuecity\.com\/?(?:\?[^#]*)?(?:#\/?)?$/, refusal: 'home-page' },
    { pattern: /\/welcome\/?\?toURL=/i, refusal: 'ad-blocker-wall' },
    { pattern: /^bbs\.|^[^/]+\/bbs\//, refusal: 'forum-page' },
    { pattern: /^passport\.|\/members\//, refusal: 'not-an-article' },
    { pattern: /^[^/]+\/search\b/, refusal: 'search-page' },
    { pattern: /^[^/]+\/(?:about|contact|privacy)\b/, refusal: 'about-page' },
  ],
  addresses: [
    {
      pattern: /^[^/]+\/news\/\d{4}\/\d\d\/\d\d\/(\d+)(?:_print)?\.html.*$/,
      identity: 'wenxuecity:news:$1',
    },
    {
      pattern: /^[^/]+\/news\/\d{4}\/\d\d\/\d\d\/(?:socialnews|gossip)-(\d+)(?:_print)?\.html.*$/,
      identity: 'wenxuecity:gossip:$1',
    },
    {
      pattern: /^[^/]+\/news\/\d{4}\/\d\d\/\d\d\/ent-(\d+)(?:_print)?\.html.*$/,
      identity: 'wenxuecity:ent:$1',
    },
    {
      pattern: /^m\.[^/]+\/(?:site\/news|#)\/news\/detail\/(news|gossip|ent)\/(\d+).*$/,
      identity: 'wenxuecity:$1:$2',
    },
    { pattern: /^[^/]+\/myblog\/(\d+)\/\d{6}\/(\d+)\.html.*$/, identity: 'wenxuecity:blog:$1:$2' },
    { pattern: /^[^/]+\/blog\/\d{6}\/(\d+)\/(\d+)\.html.*$/, identity: 'wenxuecity:blog:$1:$2' },
    {
      pattern: /^[^/]+\/blog\/frontend\.php\?(?=.*act=articlePrint)(?=.*blogId=(\d+))(?=.*postId=(\d+)).*$/,
      identity: 'wenxuecity:blog:$1:$2',
    },
  ],
  otherwise: 'section-page',
  canonical: [
    {
      pattern: /^m\.wenxuecity\.com(\/news\/[^?#]*?)(?:_print)?\.html.*$/,
      replacement: 'www.wenxuecity.com$1.html',
    },
    { pattern: /^([^/]+\/news\/[^?#]*?)_print\.html.*$/, replacement: '$1.html' },
    {
      pattern: /^[^/]+\/blog\/frontend\.php\?(?=.*blogId=(\d+))(?=.*date=(\d+))(?=.*postId=(\d+)).*$/,
      replacement: 'blog.wenxuecity.com/myblog/$1/$2/$3.html',
    },
    // The old mobile pages have the article in the hash.
    { pattern: /^(m\.wenxuecity\.com\/#[^?]*).*$/, replacement: '$1' },
  ],
  layouts: [
    {
      id: 'wenxuecity-news',
      content: ['#articleContent', '[id="articleContent"]', '.m-content', '#postbody'],
      title: ['.mainwrap h1', '.mainwrap h3', '.m-title', 'h1', 'h3'],
      published: ['#postmeta time', 'time[itemprop="datePublished"]', '#postmeta', '.m-meta .dt', '.m-meta'],
      source: ['#postmeta span', '.m-meta .src', '[itemprop="author"]'],
      section: ['.cate', '.breadcrumb'],
    },
    {
      id: 'wenxuecity-blog',
      content: ['div.articalContent', '.articleContent', '#msgbodyContent'],
      title: ['.articalTitle h2', '.articalTitle h1', 'h2.titName', '.titName', 'h1', 'h2'],
      published: ['.articalTitle .time', 'span.time.BLK_txtc', 'span.time'],
      byline: ['#username', 'strong#username'],
    },
    {
      id: 'wenxuecity-print',
      content: ['body:has(> hr ~ hr)', ':has(> hr ~ hr)', 'body:has(> h1)'],
      title: ['h1', 'h2'],
      source: [],
      steps: ['between-rules'],
    },
  ],
  remove: [
    ...['#adt', '#marquee', '#leftside', '#rightside', '.topbannerw', '.rightbannerw', '.sidebar'],
    ...['[class^="Inarticle_"]', '[class*=" Inarticle_"]', '[id*="gg_"]', 'div:has(> label[class^="adlab"])'],
    ...[
      'label[style*="darkgrey"]',
      'ins.adsbygoogle',
      '.sharewechat',
      '.otherposts',
      'a.adslink',
      '.sponsored',
    ],
    ...['#topnav', '#headwrapper', '#navwrapper', '#headerNavigation', '#bookmark', '#subwrapper'],
    ...['#sidewidget', '#footer', '.comment-r', '.articalInfo', '.articalTag', '#comment', '#postmeta'],
  ],
  end: ['.sharewechat', '.otherposts', '.articalInfo', '.comment-r', '.reply', '#comment'],
  captions: ['figcaption', '.cap', '.caption', '.image-caption', '.img-caption'],
  junkText: [/^Advertisements?$/i, /^A-AA\+$/, /^被阅读次数/, /^\[打印\]/, /发表评论于\s*\d{4}-/],
  junkPictures: [/\/images\/(?:logo|banner|icon)/, /\/(?:smilies|smiles|emoticons?)\//],
  partial: [],
  walls: [
    { refusal: 'ad-blocker-wall', selector: '.ab_root, .fc-ab-root' },
    { refusal: 'ad-blocker-wall', text: /广告(?:拦截|屏蔽)|廣告(?:攔截|屏蔽)|ad\s?-?block/i },
    { refusal: 'error-page', text: /^\s*404\b|页面不存在|頁面不存在|文章(?:不存在|已被?删除)|找不到/ },
    { refusal: 'forum-page', selector: '#msgbodyContent ~ #comment #postlist' },
  ],
};
