// @ts-check
// Reprints as sites make them, and articles that only quote one another, made of an archive's own texts.
import * as OpenCC from 'opencc-js';

const toTaiwan = OpenCC.Converter({ from: 'cn', to: 'twp' });

/** @typedef {{ kind: string, of: string, text: string, same: boolean }} Made `of`: id of the article that it was made of */

/** @param {string} text */
const paragraphsOf = (text) => text.split('\n').filter((line) => line.trim() !== '');

/** @param {readonly string[]} paragraphs */
const withoutOne = (paragraphs) =>
  paragraphs.filter((_, at) => paragraphs.length < 3 || at !== Math.floor(paragraphs.length / 2));

/** @param {readonly string[]} paragraphs */
const framed = (paragraphs) => [
  '本文转载自其他媒体，文中观点不代表本站立场，图片来自网络。',
  ...paragraphs,
  '（责任编辑：陈一）更多新闻请关注本站公众号，未经许可不得转载。',
];

/**
 * Kinds of reprints; each takes the paragraphs of an article and gives those of its reprint.
 *
 * @type {Readonly<Record<string, (paragraphs: string[]) => string[]>>}
 */
export const kinds = {
  'a paragraph left out': withoutOne,
  'a head and a foot put around it': framed,
  'in traditional characters, with the wording of Taiwan': (paragraphs) =>
    paragraphs.map((line) => toTaiwan(line)),
  'all three': (paragraphs) => framed(withoutOne(paragraphs)).map((line) => toTaiwan(line)),
  'the last quarter cut off': (paragraphs) => cut(paragraphs, 0.75),
  'the second half behind a wall': (paragraphs) => cut(paragraphs, 0.5),
};

/** @param {readonly string[]} paragraphs @param {number} share */
function cut(paragraphs, share) {
  const text = paragraphs.join('\n');
  return paragraphsOf(text.slice(0, Math.round(text.length * share)));
}

/**
 * One reprint of each kind in turn, of every article long enough, and for each article another one that quotes two
 * sentences of it, which is not the same.
 *
 * @param {readonly { id: string, text: string }[]} articles
 * @returns {Made[]}
 */
export function makeReprints(articles) {
  const long = articles.filter(({ text }) => text.length >= 300 && paragraphsOf(text).length > 1);
  const names = Object.keys(kinds);
  return long.flatMap(({ id, text }, at) => {
    const kind = names[at % names.length] ?? '';
    const reprint = kinds[kind]?.(paragraphsOf(text)).join('\n') ?? '';
    const other = long[(at + Math.floor(long.length / 2)) % long.length]?.text ?? '';
    // Half of another article as it stands would be a reprint of that one.
    const quoting = [
      ...sentencesOf(text).slice(1, 3),
      ...sentencesOf(other).filter((_, nth) => nth % 3 === 0),
    ];
    return [
      { kind, of: id, text: reprint, same: true },
      { kind: 'quotes two sentences', of: id, text: quoting.join(''), same: false },
    ];
  });
}

/** @param {string} text */
const sentencesOf = (text) => text.split(/(?<=[。！？\n])/u).filter((sentence) => sentence.length > 8);
