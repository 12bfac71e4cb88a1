import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { goTo, openExtensionPage } from '../tools/browser/any-browser';
import { downloadTo } from '../tools/browser/downloads';
import { everywhere } from './support/everywhere';
import { longPost, openInReader } from './support/long-article';
import { expect } from './support/test';

/** Selects so many characters of the paragraph in the middle, and gives them. */
function select(page: Page, length: number): Promise<string> {
  return page.evaluate((count) => {
    const paragraphs = [...document.querySelectorAll('.article-body p')].filter(
      (paragraph) => (paragraph.textContent?.length ?? 0) > count + 20,
    );
    const paragraph = paragraphs[Math.floor(paragraphs.length / 2)];
    const node = document.createTreeWalker(paragraph ?? document.body, NodeFilter.SHOW_TEXT).nextNode();
    paragraph?.scrollIntoView({ block: 'center' });
    const range = document.createRange();
    range.setStart(node ?? document.body, 6);
    range.setEnd(node ?? document.body, 6 + count);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    return range.toString();
  }, length);
}

/** The words painted in a colour. */
function painted(page: Page, colour: string): Promise<string[]> {
  return page.evaluate(
    (name) => [...(CSS.highlights.get(`marked-${name}`) ?? [])].map((range) => range.toString()),
    colour,
  );
}

everywhere(
  'highlights and notes on a long article outlive conversion and removal, are listed and exported',
  async ({ browser }) => {
    const reader = await openInReader(browser, longPost());
    const words = await select(reader, 12);
    await reader.getByTestId('highlight-green').first().click();
    await expect.poll(() => painted(reader, 'green')).toEqual([words]);
    await reader.getByTestId('edit-note').click();
    await reader.getByTestId('note-field').fill('想一想');
    await reader.getByTestId('note-field').press('Control+Enter');

    // In another script the same words are marked, and words marked there are stored as they were written.
    await reader.getByTestId('script').click();
    await reader.getByTestId('script-zh-Hant-TW').click();
    await expect
      .poll(() => reader.locator('.article-body').getAttribute('lang'), { timeout: 20_000 })
      .toBe('zh-Hant-TW');
    const [shown = ''] = await painted(reader, 'green');
    expect(shown.length).toBeGreaterThan(8);
    await reader.getByTestId('script').click();
    await reader.getByTestId('script-original').click();
    await expect.poll(() => painted(reader, 'green')).toEqual([words]);

    // Another page shows them, and so do the library and a file.
    const library = await openExtensionPage(browser, 'options.html#highlights');
    await library.getByTestId('highlight-item').waitFor();
    expect(await library.getByTestId('highlight-item').textContent()).toContain(words);
    expect(await library.getByTestId('highlight-item').textContent()).toContain('想一想');
    await goTo(library, '#library');
    await library.getByTestId('export-selected').click();
    const note = await downloadTo(browser.downloads, () =>
      library.getByTestId('export-format-markdown').click(),
    );
    const written = readFileSync(note, 'utf8').replace(/\\/g, '');
    expect([`==${words}==`, '想一想'].filter((part) => !written.includes(part))).toEqual([]);

    // Removed and put back with their article.
    await library.getByTestId('select-all').click();
    await library.getByTestId('remove-selected').click();
    await expect.poll(() => library.getByTestId('article-row').count()).toBe(0);
    await library.getByTestId('undo').click();
    await expect.poll(() => library.getByTestId('article-row').count()).toBe(1);
    const again = await openExtensionPage(browser, `reader.html${new URL(reader.url()).search}`);
    await expect.poll(() => painted(again, 'green')).toEqual([words]);

    await again.getByTestId('remove-highlight').click();
    await expect.poll(() => painted(again, 'green')).toEqual([]);
    await again.getByTestId('undo').click();
    await expect.poll(() => painted(again, 'green')).toEqual([words]);
  },
  { always: true },
);
