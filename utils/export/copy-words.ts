import type { DateOrigin, ExtractionMethod, Language } from '../article/types';

/** What exported files and the reader's page say of a copy's provenance. */
export interface CopyWords {
  heading: string;
  visited: string;
  loaded: string;
  stated: string;
  printed: string;
  instant: string;
  dateFrom: string;
  origins: Readonly<Record<DateOrigin, string>>;
  taken: string;
  sealed: string;
  method: string;
  methods: Readonly<Record<ExtractionMethod, string>>;
  rules: string;
  textHash: string;
  htmlHash: string;
  pictureHash: string;
  unsealed: string;
  /** What the hashes prove, and what not. */
  proof: string;
}

const hans: CopyWords = {
  heading: '关于这份副本',
  visited: '访问的网址',
  loaded: '载入的网址',
  stated: '网页自称的网址',
  printed: '网页上印的日期',
  instant: '换算成世界时',
  dateFrom: '日期取自',
  origins: {
    'structured-data': '网页的结构化数据',
    text: '网页上的文字',
    address: '网址',
    import: '导入的文件',
  },
  taken: '保存时刻',
  sealed: '算出校验值的时刻',
  method: '提取方式',
  methods: {
    'site-rules': '网站专用规则',
    'embedded-data': '网页内嵌的数据',
    readability: '通用规则（Readability）',
    import: '从文件导入',
  },
  rules: '剪报与规则版本',
  textHash: '正文 SHA-256',
  htmlHash: 'HTML SHA-256',
  pictureHash: '图片 SHA-256',
  unsealed: '这份副本是旧版剪报存的，没有校验值。',
  proof:
    '校验值能说明这份副本自保存以来没有改动过，不能证明内容出自发布者。正文校验值：去掉空白、按 NFC 规范化、以 UTF-8 计算。',
};

const hant: CopyWords = {
  heading: '關於這份副本',
  visited: '造訪的網址',
  loaded: '載入的網址',
  stated: '網頁自稱的網址',
  printed: '網頁上印的日期',
  instant: '換算成世界時',
  dateFrom: '日期取自',
  origins: {
    'structured-data': '網頁的結構化資料',
    text: '網頁上的文字',
    address: '網址',
    import: '匯入的檔案',
  },
  taken: '儲存時刻',
  sealed: '算出校驗值的時刻',
  method: '擷取方式',
  methods: {
    'site-rules': '網站專用規則',
    'embedded-data': '網頁內嵌的資料',
    readability: '通用規則（Readability）',
    import: '從檔案匯入',
  },
  rules: '剪報與規則版本',
  textHash: '內文 SHA-256',
  htmlHash: 'HTML SHA-256',
  pictureHash: '圖片 SHA-256',
  unsealed: '這份副本是舊版剪報存的，沒有校驗值。',
  proof:
    '校驗值能說明這份副本自儲存以來沒有改動過，不能證明內容出自發布者。內文校驗值：去掉空白、依 NFC 正規化、以 UTF-8 計算。',
};

const en: CopyWords = {
  heading: 'About this copy',
  visited: 'Address visited',
  loaded: 'Address loaded',
  stated: 'Address the page claims',
  printed: 'Date as printed',
  instant: 'The same in UTC',
  dateFrom: 'Date taken from',
  origins: {
    'structured-data': "the page's structured data",
    text: 'words on the page',
    address: 'the address',
    import: 'the imported file',
  },
  taken: 'Saved at',
  sealed: 'Hashed at',
  method: 'Extracted by',
  methods: {
    'site-rules': "the site's own rules",
    'embedded-data': 'data embedded in the page',
    readability: 'general rules (Readability)',
    import: 'import from a file',
  },
  rules: 'Versions of Jianbao and rules',
  textHash: 'SHA-256 of the text',
  htmlHash: 'SHA-256 of the HTML',
  pictureHash: 'SHA-256 of a picture',
  unsealed: 'This copy was saved by an older version and has no hashes.',
  proof:
    'The hashes show that this copy is unchanged since it was saved. They do not prove that the publisher wrote it. The hash of the text is over UTF-8 in form NFC without white space.',
};

/** The words for articles, or readers, of a language. */
export const copyWordsFor: Readonly<Record<Language, CopyWords>> = { 'zh-Hans': hans, 'zh-Hant': hant, en };
