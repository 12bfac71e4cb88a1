/**
 * Scores what an extractor took from a page against what the page holds. Text is compared by 4-character shingles of
 * NFKC text without white space; pictures by path without rendition; dates to the minute; titles exactly.
 */

/** @typedef {{url: string, canonicalUrl?: string, article: boolean, title: string, publishedAt: string | null,
 *   publishedLocal: string | null, byline: string | null, bylineNames?: string[], source: string | null,
 *   paragraphs: string[], captions: string[], images: string[], partial: boolean, optional?: string[],
 *   mustNotContain: string[]}} Gold */
/** @typedef {{article: boolean, title?: string, publishedAt?: string | null, publishedLocal?: string | null,
 *   byline?: string | null, source?: string | null, html?: string, text?: string, url?: string, partial?: boolean}} Taken */

const flat = (/** @type {string | null | undefined} */ text) =>
  (text ?? '').normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');
const spaced = (/** @type {string | null | undefined} */ text) =>
  (text ?? '')
    .normalize('NFKC')
    .replace(/[\s\u200b]+/g, ' ')
    .trim();

/** @param {Gold} gold @param {Taken} taken */
export function scorePage(gold, taken) {
  const text = flat(taken.text ?? textOf(taken.html));
  const refused = !taken.article || text === '';
  if (!gold.article) return { article: false, refused };
  const everything = refused ? '' : text + flat(textOf(taken.html));
  const goldText = flat(gold.paragraphs.join(''));
  return {
    article: true,
    refused,
    ...scoreText(gold, goldText, refused ? '' : text),
    order: !refused && inOrder(gold.paragraphs, text),
    ...scorePictures(gold, refused ? '' : (taken.html ?? '')),
    captions: gold.captions.filter((caption) => everything.includes(flat(caption))).length,
    captionsGold: gold.captions.length,
    junk: gold.mustNotContain.filter((junk) => everything.includes(flat(junk))).length,
    junkGold: gold.mustNotContain.length,
    title: !refused && spaced(taken.title) === spaced(gold.title),
    date: !refused && isDateRight(gold, taken),
    byline: !refused && isBylineRight(gold, taken),
    source: gold.source === null ? null : flat(taken.source) === flat(gold.source),
    partial: !!taken.partial === !!gold.partial,
  };
}

/** Captions, credits and the title may stand in the text or not, so they cost nothing. */
function scoreText(/** @type {Gold} */ gold, /** @type {string} */ goldText, /** @type {string} */ text) {
  const allowed = [gold.title, ...gold.captions, ...(gold.optional ?? [])].map(flat).filter(Boolean);
  let rest = text;
  for (const part of allowed.sort((a, b) => b.length - a.length)) {
    if (part.length >= 8 && !goldText.includes(part)) rest = rest.split(part).join('\u0001');
  }
  const want = shingles(goldText);
  const free = new Map();
  for (const part of allowed)
    for (const [key, count] of shingles(part)) free.set(key, (free.get(key) ?? 0) + 2 * count);
  let hits = 0;
  let extra = 0;
  for (const [key, count] of shingles(rest.replaceAll('\u0001', ''))) {
    const hit = Math.min(count, want.get(key) ?? 0);
    hits += hit;
    extra += Math.max(0, count - hit - (free.get(key) ?? 0));
  }
  const total = [...want.values()].reduce((sum, count) => sum + count, 0);
  const recall = total ? hits / total : 1;
  const precision = hits + extra ? hits / (hits + extra) : 0;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}

function shingles(/** @type {string} */ text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const characters = [...text];
  const size = Math.min(4, Math.max(1, characters.length));
  for (let at = 0; at + size <= characters.length; at++) {
    const key = characters.slice(at, at + size).join('');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Paragraphs are looked for by their first 24 characters, never going back; nine in ten must be there. */
function inOrder(/** @type {string[]} */ paragraphs, /** @type {string} */ text) {
  let position = 0;
  let found = 0;
  for (const paragraph of paragraphs) {
    const start = [...flat(paragraph)].slice(0, 24).join('');
    const at = text.indexOf(start, position);
    if (at >= 0) {
      found += 1;
      position = at;
    } else if (text.includes(start)) return false;
  }
  return found >= Math.ceil(paragraphs.length * 0.9);
}

function scorePictures(/** @type {Gold} */ gold, /** @type {string} */ html) {
  const left = [...html.matchAll(/<img\b[^>]*\ssrc="([^"]*)"/gi)].map(([, src = '']) => pictureKey(src));
  let images = 0;
  for (const key of gold.images.map(pictureKey)) {
    const at = left.findIndex((other) => other === key || other.split('/').pop() === key.split('/').pop());
    if (at < 0) continue;
    images += 1;
    left.splice(at, 1);
  }
  return { images, imagesGold: gold.images.length, imagesExtra: left.length };
}

/** The same picture has many renditions: what names it is its path without the style. */
function pictureKey(/** @type {string} */ address) {
  const path = decodeURIComponent(new URL(address.replaceAll('&amp;', '&'), 'https://x.invalid/').pathname);
  return path
    .replace(/styles\/[^/]+\/public\//, '')
    .replace(/\/image(_\w+)?$/, '')
    .replace(/^\/+/, '')
    .toLowerCase();
}

function isDateRight(/** @type {Gold} */ gold, /** @type {Taken} */ taken) {
  const minute = (/** @type {string} */ date) => Math.floor(Date.parse(date) / 60_000);
  if (gold.publishedAt) return !!taken.publishedAt && minute(taken.publishedAt) === minute(gold.publishedAt);
  if (!gold.publishedLocal) return !taken.publishedAt && !taken.publishedLocal;
  const length = gold.publishedLocal.length > 10 ? 16 : 10;
  const clock = (/** @type {string | null | undefined} */ date) => date?.replace('T', ' ').slice(0, length);
  return [taken.publishedLocal, taken.publishedAt].some((date) => clock(date) === clock(gold.publishedLocal));
}

const siteNames =
  /^(联合早报|早报|联合早报网|自由亚洲电台|自由亞洲電台|radiofreeasia|文学城|zaobao|rfa|wenxuecity)$/i;

function isBylineRight(/** @type {Gold} */ gold, /** @type {Taken} */ taken) {
  const bare = (/** @type {string | null | undefined} */ byline) =>
    flat(byline)
      .replace(/[：:、，,/|()（）【】\-—]+/g, '')
      .replace(/^文(?=.)/, '')
      .replace(/^by/i, '');
  const [want, got] = [bare(gold.byline), bare(taken.byline)];
  if (!want) return !got || siteNames.test(got) || got === bare(gold.source);
  if (!got || siteNames.test(got)) return false;
  if (want.includes(got) ? got.length >= 2 : got.includes(want) && got.length < want.length + 12) return true;
  return !!gold.bylineNames?.length && gold.bylineNames.every((name) => got.includes(name));
}

function textOf(/** @type {string | undefined} */ html) {
  return (html ?? '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name) => entities[name] ?? '');
}

/** @type {Record<string, string>} */
const entities = { nbsp: ' ', lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** Sums and means over pages. @param {ReturnType<typeof scorePage>[]} scores */
export function total(scores) {
  const articles = scores.filter((score) => score.article);
  const negatives = scores.filter((score) => !score.article);
  const sum = (/** @type {string} */ key) =>
    articles.reduce((all, score) => all + Number(score[key] ?? 0), 0);
  const sourced = articles.filter(({ source }) => source !== null);
  return {
    pages: articles.length,
    f1: articles.length ? sum('f1') / articles.length : 0,
    f1Min: Math.min(...articles.map(({ f1 }) => f1 ?? 0)),
    order: sum('order'),
    junk: sum('junk'),
    junkGold: sum('junkGold'),
    images: sum('images'),
    imagesGold: sum('imagesGold'),
    imagesExtra: sum('imagesExtra'),
    captions: sum('captions'),
    captionsGold: sum('captionsGold'),
    title: sum('title'),
    date: sum('date'),
    byline: sum('byline'),
    source: sourced.filter(({ source }) => source).length,
    sourceGold: sourced.length,
    partial: sum('partial'),
    wronglyRefused: sum('refused'),
    refused: negatives.filter(({ refused }) => refused).length,
    negatives: negatives.length,
  };
}
