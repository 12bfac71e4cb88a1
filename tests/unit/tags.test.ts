import { expect, test } from 'vitest';
import { changeTags, completeTag, isSameTag, parseTags } from '@/utils/article/tags';

test.each([
  ['经济', ['经济']],
  ['  经济 ，两岸、科技;气候；', ['经济', '两岸', '科技', '气候']],
  ['#经济, ＃经济', ['经济']],
  ['好   文章', ['好 文章']],
  [' ,，# ', []],
  ['长'.repeat(50), ['长'.repeat(40)]],
  ['𠮷'.repeat(41), ['𠮷'.repeat(40)]],
])('%s is read as tags', (text, tags) => {
  expect(parseTags(text)).toEqual(tags);
});

test('a tag takes the place of another, and none is there twice', () => {
  expect(changeTags(['甲', '乙', '丙'], { remove: ['乙'], add: ['丁'] })).toEqual(['甲', '丁', '丙']);
  expect(changeTags(['甲', '乙', '丙'], { remove: ['乙'], add: ['丙'] })).toEqual(['甲', '丙']);
  expect(changeTags(['甲', '乙'], { remove: ['乙'], add: ['甲'] })).toEqual(['甲']);
  expect(changeTags(['甲'], { add: ['乙', '甲'] })).toEqual(['甲', '乙']);
  expect(changeTags(['甲', '乙'], { remove: ['甲', '没有'] })).toEqual(['乙']);
  expect(changeTags(['甲'], {})).toEqual(['甲']);
});

test('what begins with the typed words is offered first, what is taken not at all', () => {
  const known = ['两岸经济', '经济', '科技', 'ＧＤＰ'].map((name) => ({ name }));
  const names = (typed: string, taken: string[] = [], limit = 9) =>
    completeTag(typed, known, taken, limit).map(({ name }) => name);
  expect(names('经')).toEqual(['经济', '两岸经济']);
  expect(names('经', ['经济'])).toEqual(['两岸经济']);
  expect(names(' gdp')).toEqual(['ＧＤＰ']);
  expect(names('', [], 2)).toEqual(['两岸经济', '经济']);
  expect(names('没有')).toEqual([]);
});

test('case and width make no other tag', () => {
  expect(isSameTag('GDP', 'ｇｄｐ')).toBe(true);
  expect(isSameTag('经济', '財經')).toBe(false);
});
