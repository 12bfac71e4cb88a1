import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { openExtensionPage } from '../tools/browser/chromium';
import { longPost, openInReader, storedTexts } from './support/long-article';
import { expect, test } from './support/test';

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

async function choose(page: Page, script: string): Promise<void> {
  await page.getByTestId('script').click();
  await page.getByTestId(`script-${script}`).click();
}

/** Text and language tags of the shown article. */
function shown(page: Page): Promise<{ title: string; text: string; languages: string[] }> {
  return page.getByTestId('article').evaluate((article) => ({
    title: article.querySelector('h1')?.textContent ?? '',
    // Beside what the page itself says in place of pictures.
    text: [...article.querySelectorAll('.article-body :is(p, figcaption):not(.missing-picture *)')]
      .map((part) => part.textContent)
      .join('\n'),
    languages: [...article.querySelectorAll<HTMLElement>('h1, .article-body')].map(({ lang }) => lang),
  }));
}

test('a long article reads in other scripts, and what is stored stays as it is', async ({ browser }) => {
  const reader = await openInReader(browser, longPost());
  const before = hash(await storedTexts(reader));
  const original = await shown(reader);
  expect(original.text.length).toBeGreaterThan(5_000);
  expect(original.languages).toEqual(['zh-Hans', 'zh-Hans']);

  await choose(reader, 'zh-Hant-TW');
  await expect
    .poll(async () => (await shown(reader)).languages, { timeout: 20_000 })
    .toEqual(['zh-Hant-TW', 'zh-Hant-TW']);
  const taiwan = await shown(reader);
  // Alone, so that a failure doesn't print the article.
  expect(taiwan.text.match(/[这个为们时说对过还]/gu)).toBeNull();
  expect(taiwan.text.match(/[這個為們時說對過還]/gu)?.length).toBeGreaterThan(100);
  expect(taiwan.title).not.toBe(original.title);

  await choose(reader, 'original');
  await expect.poll(async () => (await shown(reader)).text === original.text).toBe(true);
  expect((await shown(reader)).languages).toEqual(['zh-Hans', 'zh-Hans']);
  expect(hash(await storedTexts(reader))).toBe(before);
});

test('an article keeps its own script, and the default serves the others', async ({ browser }) => {
  const post = longPost();
  const reader = await openInReader(browser, post);
  await choose(reader, 'zh-Hant-HK');
  await expect.poll(async () => (await shown(reader)).languages[0], { timeout: 20_000 }).toBe('zh-Hant-HK');
  await reader.getByTestId('script').click();
  await reader.getByTestId('script-default').click();
  const again = await openExtensionPage(
    browser,
    new URL(reader.url()).pathname.slice(1) + new URL(reader.url()).search,
  );
  await expect.poll(async () => (await shown(again)).languages[0], { timeout: 20_000 }).toBe('zh-Hant-HK');
  const settings = await openExtensionPage(browser, 'options.html#settings');
  expect(await settings.getByTestId('default-script').inputValue()).toBe('zh-Hant-HK');
});
