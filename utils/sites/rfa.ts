import type { Site } from './types';

/** 自由亚洲电台: a Plone site until autumn 2024, Arc XP since. The same hosts serve both eras' addresses. */
export const rfa: Site = {
  id: 'rfa',
  name: '自由亚洲电台',
  home: 'https://www.rfa.org/mandarin/',
  ownNames: ['自由亚洲电台', '自由亞洲電台', 'Radio Free Asia', 'RFA', 'rfa.org'],
  matches: ['*://*.rfa.org/*'],
  pictureHosts: ['*://www.rfa.org/*', '*://cloudfront-us-east-1.images.arcpublishing.com/*'],
  mirrors: ['radiofreeasia-radio-free-asia-prod.web.arc-cdn.net'],
  timeZone: 'America/New_York',
  refusals: [
    { pattern: /^[^/]+\/?(?:[?#]|$)/, refusal: 'home-page' },
    { pattern: /^[^/]+\/[a-z]+\/?(?:[?#]|$)/, refusal: 'home-page' },
    { pattern: /@@search|\/search(?:[/?#]|$)/, refusal: 'search-page' },
    { pattern: /^[^/]+\/[a-z]+\/story_archive/, refusal: 'section-page' },
    { pattern: /^[^/]+\/[a-z]+\/video\//, refusal: 'video-page' },
    // Stations' own pages have the shape of an article's address in both eras.
    { pattern: /^[^/]+\/[a-z]+\/about\b/, refusal: 'about-page' },
    // Below an article's address lie its pictures and recordings.
    {
      pattern: /\.html\/(?!(?:view|ampRFA)?\/?(?:[?#]|$))(?![^?#]*-\d{14}\.html\/?(?:[?#]|$))/,
      refusal: 'not-an-article',
    },
  ],
  addresses: [
    {
      pattern: /^[^/]+\/([a-z]+)\/(?:[^?#]*\/)?([^/?#]+-\d{14})(?:\.html.*|\/?(?:[?#].*)?)$/,
      identity: 'rfa:$1:$2',
    },
    {
      pattern: /^[^/]+\/([a-z]+)\/(?:[^?#]*\/)?(\d{4})\/(\d\d)\/(\d\d)\/([^/?#]+).*$/,
      identity: 'rfa:$1:$2$3$4:$5',
    },
  ],
  otherwise: 'section-page',
  layouts: [
    {
      id: 'rfa-arc',
      content: ['article.b-article-body', '.b-article-body', '[class*="article-body"]'],
      title: ['h1.b-headline', '[class*="headline"]', 'h1'],
      published: ['time[datetime]', '.b-date', '.c-date'],
      byline: ['.b-byline__names', '.b-byline', '[class*="byline"]'],
      section: ['.b-overline', '[class*="overline"]'],
      lead: ['.b-lead-art', '[class*="lead-art"]', 'main figure', 'figure'],
      embedded: ['fusion'],
    },
    {
      id: 'rfa-plone',
      content: ['#storytext', '#storycontent .storytext'],
      title: ['#storypagemaincol h1', '#storycontent h1', 'h1'],
      published: ['#story_date', '#dateline'],
      byline: ['#story_byline', '.story_byline'],
      section: ['#breadcrumbs', '.breadcrumbs'],
      lead: ['#headerimg'],
      media: ['.storyaudio audio', '#storypagemaincol > audio'],
    },
  ],
  remove: [
    ...['#zoomattribute a', '.single_image', '#single_image', 'img[src*="icon-zoom"]', '.storyaudio'],
    ...[
      '#storytoptools',
      '#commentbuttons',
      '.commentbuttonlanguage',
      '.storytoptoollanguage',
      '#frontsidebar',
    ],
    ...['.b-interstitial-link', '[class*="interstitial-link"]', '.b-ad', '.c-ad', '.arcad', '.b-divider'],
    ...['.b-share-bar', '.b-results-list', '.b-medium-promo', 'a[href$="/donate"]', '#comments'],
  ],
  end: [
    '#frontsidebar',
    '#commentbuttons',
    '#comments',
    '.b-results-list',
    '.b-divider + [class*="newsletter"]',
  ],
  captions: [
    ...['figcaption', '.lead_image_caption', '.image-caption', '.c-media-item__fig-caption', '.caption'],
    ...['.c-media-item__caption', '.copyright', '.c-media-item__credit'],
  ],
  junkText: [
    /^收听本台录音版报道/,
    /^读者留言须经管理员审核/,
    /^(?:延伸阅读|相关(?:阅读|报道|新闻)|相關(?:閱讀|報道|新聞))[：:]?$/,
  ],
  junkPictures: [
    /icon-zoom/,
    /\/rmb\/images\//,
    /rfa-share|\+\+rfa-resources\//,
    /\/rfa_resources\/graphics\//,
  ],
  partial: [],
  walls: [
    {
      refusal: 'error-page',
      text: /^\s*404\b|页面不存在|頁面不存在|找不到(?:您|你)?.{0,4}(?:页面|網頁|頁面|网页)|page not found/i,
    },
  ],
};
