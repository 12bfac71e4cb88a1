import type { Language } from '../article/types';

/** What exported files say beside the articles, in the language of the articles. */
export interface Words {
  /** Between a label and what it labels. */
  colon: string;
  outlet: string;
  source: string;
  byline: string;
  section: string;
  published: string;
  modified: string;
  saved: string;
  address: string;
  tags: string;
  note: string;
  partial: string;
  zoneAssumed: string;
  pictureMissing: string;
  untitled: string;
  collection: string;
  contents: string;
  cover: string;
  search: string;
  nothingFound: string;
  back: string;
  highlights: string;
  count(articles: number): string;
  month(year: number, month: number): string;
}

const hans: Words = {
  colon: '：',
  outlet: '媒体',
  source: '原载',
  byline: '署名',
  section: '栏目',
  published: '发布',
  modified: '修改',
  saved: '保存',
  address: '原网页',
  tags: '标签',
  note: '说明',
  partial: '网站只给出了部分正文（付费内容），这份副本不完整。',
  zoneAssumed: '时区为推定',
  pictureMissing: '图片没有保存',
  untitled: '无题',
  collection: '剪报',
  contents: '目录',
  cover: '封面',
  search: '按标题查找',
  nothingFound: '没有标题符合的文章',
  back: '返回目录',
  highlights: '划线与笔记',
  count: (articles) => `${articles} 篇`,
  month: (year, month) => `${year}年${month}月`,
};

const hant: Words = {
  colon: '：',
  outlet: '媒體',
  source: '原載',
  byline: '署名',
  section: '欄目',
  published: '發布',
  modified: '修改',
  saved: '保存',
  address: '原網頁',
  tags: '標籤',
  note: '說明',
  partial: '網站只給出了部分正文（付費內容），這份副本不完整。',
  zoneAssumed: '時區為推定',
  pictureMissing: '圖片沒有保存',
  untitled: '無題',
  collection: '剪報',
  contents: '目錄',
  cover: '封面',
  search: '按標題查找',
  nothingFound: '沒有標題符合的文章',
  back: '返回目錄',
  highlights: '劃線與筆記',
  count: (articles) => `${articles} 篇`,
  month: (year, month) => `${year}年${month}月`,
};

const en: Words = {
  colon: ': ',
  outlet: 'Published by',
  source: 'First published by',
  byline: 'Byline',
  section: 'Section',
  published: 'Published',
  modified: 'Changed',
  saved: 'Saved',
  address: 'Original page',
  tags: 'Tags',
  note: 'Note',
  partial: 'The site gave only part of the text (paid content), so this copy is incomplete.',
  zoneAssumed: 'time zone assumed',
  pictureMissing: 'Picture not saved',
  untitled: 'Untitled',
  collection: 'Clippings',
  contents: 'Contents',
  cover: 'Cover',
  search: 'Search titles',
  nothingFound: 'No title matches',
  back: 'Back to the contents',
  highlights: 'Highlights and notes',
  count: (articles) => (articles === 1 ? '1 article' : `${articles} articles`),
  month: (year, month) => `${year}-${String(month).padStart(2, '0')}`,
};

/** The words for articles of a language. */
export const wordsFor: Readonly<Record<Language, Words>> = { 'zh-Hans': hans, 'zh-Hant': hant, en };

/** The language that most articles have; simplified Chinese where there are none. */
export function commonLanguage(languages: Iterable<Language>): Language {
  const counts = new Map<Language, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0] ?? 'zh-Hans';
}
