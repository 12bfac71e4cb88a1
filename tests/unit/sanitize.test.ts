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
