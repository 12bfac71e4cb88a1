// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sanitize } from '@/utils/dom/sanitize';

test('addresses stay on links and pictures alone', () => {
  expect(
    sanitize(
      '<p src="https://a.example/x">一<a href="https://a.example/b" src="https://a.example/y">二</a></p>' +
        '<img src="https://a.example/z.png" href="https://a.example/c" alt="三"><q href="https://a.example/d">四</q>',
    ),
  ).toBe(
    '<p>一<a href="https://a.example/b">二</a></p><img src="https://a.example/z.png" alt="三"><q>四</q>',
  );
});

test('an empty address is none', () => {
  expect(sanitize('<p><img src alt="一"><img src=" " alt="二"><a href="">三</a></p>')).toBe(
    '<p><img alt="一"><img alt="二"><a>三</a></p>',
  );
});

test('no element stands in for one that scripts have defined', () => {
  const html =
    '<div is="x" lang="zh"><p is="script" title="一">二<em is>三</em></p><a is="x">is=""</a></div>';
  expect(sanitize(html)).toBe('<div lang="zh"><p title="一">二<em>三</em></p><a>is=""</a></div>');
});
