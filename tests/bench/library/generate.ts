import type { Article, ArticleId, CleanHtml } from '@/utils/article/types';

/** The most frequent characters of Chinese, in their order; together about three quarters of any text. */
const frequent =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所' +
  '然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与' +
  '长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己' +
  '制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系' +
  '气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社' +
  '便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉' +
  '格望觉术领共确传师观清今切院让识候带导争运';

/** Numbers below 1 that look random and are the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = (seed * 2654435761 + 97) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The 6,763 characters of GB 2312 but those above, common ones first. */
function otherCharacters(): string[] {
  const decoder = new TextDecoder('gb18030');
  const known = new Set(frequent);
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]));
      if (/^\p{Script=Han}$/u.test(character) && !known.has(character)) characters.push(character);
    }
  }
  return characters;
}

/** Draws places of a list so that their frequencies fall as those of words do in a language. */
function drawer(count: number, offset: number, exponent: number): (random: number) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + offset) ** exponent;
    sums[rank] = sum;
  }
  return (random) => {
    let low = 0;
    for (let high = count - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < random * sum) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

export interface Language {
  /** The most frequent first. */
  words: readonly string[];
  draw(random: number): number;
}

/** 60,000 words of one to four characters, whose frequencies and whose characters' frequencies are like Chinese. */
export function makeLanguage(): Language {
  const random = randomNumbers(1);
  const characters = [...frequent, ...otherCharacters()];
  const drawCharacter = drawer(characters.length, 30, 1.4);
  const words = new Set<string>();
  // The grammar of a text: single characters are the most frequent words, each as often as its rank says.
  const single = [...frequent].slice(0, 220);
  while (words.size < 60_000) {
    const draw = random();
    if (single.length > 0 && draw < 30 / (words.size + 30)) {
      words.add(single.shift() ?? '');
      continue;
    }
    const length = draw < 0.74 ? 2 : draw < 0.9 ? 3 : 4;
    let word = '';
    while (word.length < length) word += characters[drawCharacter(random())];
    words.add(word);
  }
  const list = [...words];
  return { words: list, draw: drawer(list.length, 2.5, 1.06) };
}

export interface GeneratedArticle {
  article: Article;
  /** Random bytes of a picture; null in 95 of 100 articles. */
  picture: Uint8Array<ArrayBuffer> | null;
}

/** The article of this number: always the same, about 1,300 characters on average, published in one of ten years. */
export function generateArticle({ words, draw }: Language, number: number): GeneratedArticle {
  const random = randomNumbers(number + 1000);
  // An article comes back to its subjects.
  const subjects = Array.from({ length: 14 }, () => words[200 + Math.floor(random() ** 2 * 59_000)] ?? '');
  const say = (length: number) => {
    let said = '';
    while (said.length < length) {
      const word = random() < 0.2 ? subjects[Math.floor(random() * subjects.length)] : words[draw(random())];
      said += word ?? '';
    }
    return said;
  };
  const title = say(10 + random() * 12);
  const normal = Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random());
  const length = Math.min(14_000, 830 * Math.exp(0.89 * normal));
  const paragraphs: string[] = [];
  for (let written = 0; written < length; ) {
    let paragraph = '';
    while (paragraph.length < 60 + random() * 120)
      paragraph += `${say(4 + random() * 14)}${random() < 0.6 ? '，' : '。'}`;
    if (random() < 0.3)
      paragraph += `${2000 + Math.floor(random() * 25)}年${1 + Math.floor(random() * 12)}月。`;
    paragraphs.push(paragraph);
    written += paragraph.length;
  }
  return { article: toArticle(number, title, paragraphs, random), picture: makePicture(random) };
}

function makePicture(random: () => number): Uint8Array<ArrayBuffer> | null {
  if (random() >= 0.05) return null;
  return Uint8Array.from({ length: 20_000 }, () => random() * 256);
}

function toArticle(
  number: number,
  title: string,
  paragraphs: readonly string[],
  random: () => number,
): Article {
  const at = Date.UTC(2014, 0, 1) + Math.floor(random() * 10 * 365 * 24 * 60) * 60_000;
  const site = (['zaobao', 'rfa', 'wenxuecity'] as const)[number % 3] ?? 'zaobao';
  const url = `https://www.zaobao.com.sg/news/china/story${20140101 + number}-${number}`;
  const text = paragraphs.join('\n');
  return {
    id: `${site}:${number}` as ArticleId,
    url,
    visitedUrl: url,
    site,
    siteName: { zaobao: '联合早报', rfa: '自由亚洲电台', wenxuecity: '文学城' }[site],
    title,
    byline: random() < 0.4 ? title.slice(0, 3) : null,
    credits: [],
    source: random() < 0.2 ? title.slice(3, 7) : null,
    section: null,
    published: {
      at,
      local: new Date(at + 8 * 3_600_000).toISOString().slice(0, 16),
      printed: null,
      origin: 'structured-data',
      zoneAssumed: false,
    },
    modifiedAt: null,
    language: 'zh-Hans',
    html: paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n') as CleanHtml,
    text,
    excerpt: text.slice(0, 120),
    length: text.length,
    pictures: [],
    partial: null,
    method: 'site-rules',
    layout: 'web2023',
    snapshot: null,
    post: null,
  };
}
