import { expect, test } from 'vitest';
import { disarm } from '@/utils/dom/disarm';
import { parseWithJsdom } from './support/pages';

test('names that hide what scripts call go, and those that rules may look for stay', () => {
  const page = parseWithJsdom(
    `<form name="login" id="f"><input name="remove" id="parentNode"><input name="author"></form>
    <img name="body" id="cover"><p id="remove">words</p><select id="children"></select>`,
    'https://www.zaobao.com.sg/',
  );
  disarm(page, page);
  expect(page.querySelector('form')?.id).toBe('f');
  const [armed, plain] = page.querySelectorAll('input');
  expect(armed?.outerHTML).toBe('<input>');
  expect(plain?.getAttribute('name')).toBe('author');
  expect(page.querySelector('img')?.outerHTML).toBe('<img id="cover">');
  expect(page.querySelector('select')?.id).toBe('');
  // No element that a form or the document would know by its name.
  expect(page.querySelector('p')?.id).toBe('remove');
});
