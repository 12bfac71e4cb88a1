import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { openExtensionPage } from '../tools/browser/any-browser';
import { everywhere } from './support/everywhere';
import { generatedPost, importPosts, longPost, openInReader, storedTexts } from './support/long-article';
import { expect } from './support/test';

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

everywhere(
  'a long article reads in other scripts, and what is stored stays as it is',
  async ({ browser }) => {
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
  },
);

everywhere('an article keeps its own script, and the default serves the others', async ({ browser }) => {
  const library = await importPosts(browser, [longPost(), generatedPost(3)]);
  const [first = '', second = ''] = (await storedTexts(library)).map(
    ({ id }) => `reader.html?id=${encodeURIComponent(id)}`,
  );
  const language = async (page: Page) => (await shown(page)).languages[0];
  const reader = await openExtensionPage(browser, first);
  await choose(reader, 'zh-Hant-HK');
  await expect.poll(() => language(reader), { timeout: 20_000 }).toBe('zh-Hant-HK');
  // Chosen for this article alone.
  const other = await openExtensionPage(browser, second);
  await other.getByTestId('article').waitFor();
  expect(await language(other)).toBe('zh-Hans');
  await reader.getByTestId('script').click();
  await reader.getByTestId('script-default').click();
  await expect.poll(() => language(other), { timeout: 20_000 }).toBe('zh-Hant-HK');
  const again = await openExtensionPage(browser, first);
  await again.getByTestId('article').waitFor();
  await expect.poll(() => language(again), { timeout: 20_000 }).toBe('zh-Hant-HK');
  const settings = await openExtensionPage(browser, 'options.html#settings');
  const chosen = settings.getByTestId('default-script');
  await expect.poll(() => chosen.inputValue()).toBe('zh-Hant-HK'); // once the setting was read
});

/** The words a search's marks stand on, those of the title first. */
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('search-hit') ?? [])].map((range) => String(range)));

everywhere("a picture's words and a search's marks follow the script", async ({ browser }) => {
  const picture = '<p><img src="https://www.zaobao.com.sg/gone.jpg" alt="皇后的头发"></p>';
  const library = await importPosts(browser, [generatedPost(3).replace('<div>', `<div>${picture}`)]);
  const [stored] = await storedTexts(library);
  const address = `reader.html?id=${encodeURIComponent(stored?.id ?? '')}&search=${encodeURIComponent('头发')}`;
  const reader = await openExtensionPage(browser, address);
  const missing = reader.locator('.missing-caption');
  const title = reader.locator('h1');
  await expect.poll(() => marked(reader)).toEqual(Array(7).fill('头发'));
  expect(await missing.textContent()).toBe('皇后的头发');

  await choose(reader, 'zh-Hant');
  await expect.poll(() => title.textContent(), { timeout: 20_000 }).toContain('頭髮與皇后');
  await expect.poll(() => marked(reader)).toEqual(Array(7).fill('頭髮'));
  expect(await missing.textContent()).toBe('皇后的頭髮');

  await choose(reader, 'original');
  await expect.poll(() => marked(reader)).toEqual(Array(7).fill('头发'));
  expect(await missing.textContent()).toBe('皇后的头发');
});
