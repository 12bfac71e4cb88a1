import { describe, expect, test } from 'vitest';
import { compareVersions } from '@/utils/compare/compare';
import { comparePieces } from '@/utils/compare/pieces';
import type { Difference, Piece } from '@/utils/compare/types';
import { randomFrom, randomText } from './support/random';

const title = '港口恢复通航';
const paragraphs = [
  '港务局昨天宣布，台风过后关闭三天的港口恢复通航。',
  '首批离港的是十二艘货船，其中四艘开往新加坡。',
  '局长说，航道的淤泥已经清走，水深够大船进出。',
  '气象台预计未来一周没有新的台风。',
];
const compare = (now: readonly string[], newTitle = title) =>
  compareVersions({ title, text: paragraphs.join('\n') }, { title: newTitle, text: now.join('\n') });

const side = (pieces: readonly Piece[], without: 'removed' | 'added') =>
  pieces.flatMap(({ kind, text }) => (kind === without ? [] : text)).join('');

/** Both texts as they can be read out of a difference. */
function sides({ lines }: Difference): { older: string[]; newer: string[] } {
  const older: string[] = [];
  const newer: string[] = [];
  for (const line of lines) {
    if ('pieces' in line) {
      if (line.kind === 'changed') older.push(side(line.pieces, 'added'));
      newer.push(side(line.pieces, 'removed'));
    } else {
      if (line.kind !== 'added') older.push(line.text);
      if (line.kind === 'same' || line.kind === 'added') newer.push(line.text);
    }
  }
  return { older, newer };
}

describe('two versions', () => {
  test('of the same text differ in nothing, whatever their white space', () => {
    const difference = compareVersions(
      { title, text: paragraphs.join('\n') },
      { title: ` ${title}`, text: paragraphs.map((line) => `　${line} `).join('\n\n') },
    );
    expect(difference).toMatchObject({ title: null, paragraphs: 0 });
    expect(difference.lines.every(({ kind }) => kind === 'same')).toBe(true);
  });

  test('show the one word that changed', () => {
    const now = paragraphs.map((line) => line.replace('十二艘', '十五艘'));
    const { counts, lines } = compare(now);
    expect(counts).toEqual({ changed: 1, added: 0, removed: 0, moved: 0 });
    expect(lines[1]).toEqual({
      kind: 'changed',
      pieces: [
        { kind: 'same', text: '首批离港的是十' },
        { kind: 'removed', text: '二' },
        { kind: 'added', text: '五' },
        { kind: 'same', text: '艘货船，其中四艘开往新加坡。' },
      ],
    });
  });

  test('call a paragraph moved that stands elsewhere, changed on the way or not', () => {
    const [first = '', second = '', third = '', fourth = ''] = paragraphs;
    const { counts, lines } = compare([fourth, first, second, third]);
    expect(counts).toEqual({ changed: 0, added: 0, removed: 0, moved: 1 });
    expect(lines.map(({ kind }) => kind)).toEqual(['moved-here', 'same', 'same', 'same', 'moved-away']);
    const changed = compare([fourth.replace('一周', '两周'), first, second, third]);
    expect(changed.counts).toEqual({ changed: 0, added: 0, removed: 0, moved: 1 });
    expect(changed.lines[0]).toMatchObject({
      kind: 'moved-here',
      pieces: [
        { text: '气象台预计未来' },
        { kind: 'removed', text: '一' },
        { kind: 'added', text: '两' },
        {},
      ],
    });
  });

  test('tell paragraphs that came and went from those that changed', () => {
    const [first = '', , third = '', fourth = ''] = paragraphs;
    const { counts, lines } = compare([first, third, '记者在码头看到，排队的卡车有两公里长。', fourth]);
    expect(counts).toEqual({ changed: 0, added: 1, removed: 1, moved: 0 });
    expect(lines.map(({ kind }) => kind)).toEqual(['same', 'removed', 'same', 'added', 'same']);
  });

  test('have their titles compared too', () => {
    expect(compare(paragraphs, '港口提前恢复通航').title).toEqual([
      { kind: 'same', text: '港口' },
      { kind: 'added', text: '提前' },
      { kind: 'same', text: '恢复通航' },
    ]);
  });

  test('that have nothing in common are removed and added', () => {
    const { counts } = compareVersions({ title: '', text: '甲乙丙丁戊' }, { title: '', text: 'abcdefg' });
    expect(counts).toEqual({ changed: 0, added: 1, removed: 1, moved: 0 });
    expect(compareVersions({ title: '', text: '' }, { title: '', text: '' }).lines).toEqual([]);
  });
});

test('no change splits a character, and one stray character in common joins two changes', () => {
  expect(comparePieces('港口\u{20bb7}野', '港口\u{20bb8}野')).toEqual([
    { kind: 'same', text: '港口' },
    { kind: 'removed', text: '\u{20bb7}' },
    { kind: 'added', text: '\u{20bb8}' },
    { kind: 'same', text: '野' },
  ]);
  const pieces = comparePieces('昨天宣布关闭的港口', '今天说明开放的机场');
  expect(pieces.filter(({ kind }) => kind === 'same')).toEqual([]);
});

test('any two texts can be read out of their difference again', () => {
  const random = randomFrom(7);
  for (let round = 0; round < 150; round += 1) {
    const line = () =>
      randomText(random, 30)
        .replace(/[\n\r]/g, '')
        .trim();
    const older = Array.from({ length: Math.floor(random() * 12) }, line);
    const newer = older
      .filter(() => random() < 0.8)
      .map((text) => (random() < 0.3 ? `${text.slice(0, 5)}${line()}` : text))
      .sort(() => (random() < 0.1 ? 1 : 0));
    newer.splice(Math.floor(random() * newer.length), 0, ...(random() < 0.5 ? [line()] : []));
    const difference = compareVersions(
      { title: '', text: older.join('\n') },
      { title: '', text: newer.join('\n') },
    );
    const clean = (lines: string[]) =>
      lines
        .map((text) => text.trim())
        .filter(Boolean)
        .map((text) => text.replace(/\s/g, ''));
    const read = sides(difference);
    // Where only white space differs, the newer text stands for both.
    expect(clean(read.newer)).toEqual(clean(newer));
    expect(clean(read.older).sort()).toEqual(clean(older).sort());
  }
});
