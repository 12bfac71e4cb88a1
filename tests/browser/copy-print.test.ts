import type { Page } from 'playwright-core';
import { type AnyBrowser, openedBy, openPopup, saveArticle } from '../tools/browser/any-browser';
import { titlesOf } from '../tools/browser/reading';
import { demoFixtures } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { expect, test } from './support/test';

/** Saves an article and opens it in a tab by the popup. */
async function openInTab(browser: AnyBrowser): Promise<{ reader: Page; title: string }> {
  const [{ url } = { url: '' }] = demoFixtures();
  const popup = await openPopup(browser, await saveArticle(browser, url));
  const [title = ''] = await titlesOf(popup);
  await popup.click('[data-testid="article-row"] a');
  await popup.waitFor('[data-testid="open-tab"]');
  const reader = await openedBy(browser, () => popup.click('[data-testid="open-tab"]'));
  await reader.getByTestId('article').waitFor();
  return { reader, title };
}

everywhere('an article is copied in each form', async ({ browser }) => {
  const { reader, title } = await openInTab(browser);
  // Firefox has a preference for it.
  if (browser.name === 'Chromium')
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await reader.bringToFront();
  const copy = async (form: string) => {
    await reader.evaluate(() => navigator.clipboard.writeText('before'));
    await reader.getByTestId('export').click();
    await reader.getByTestId(`export-format-copy-${form}`).click();
    await expect
      .poll(() => reader.evaluate(() => navigator.clipboard.readText().catch(() => 'before')))
      .not.toBe('before');
    return reader.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const html = item?.types.includes('text/html') && (await (await item.getType('text/html')).text());
      return { text: await navigator.clipboard.readText(), html };
    });
  };
  const note = await copy('markdown');
  expect(note.text).toContain(`# ${title}\n\n`);
  expect(note.text).toMatch(/!\[[^\]]*\]\(https:/);
  const rich = await copy('rich-text');
  expect(rich.text).toContain(title);
  expect(rich.html).toContain(`<h1>${title}</h1>`);
  expect((await copy('citation-gbt')).text).toMatch(/\[N\/OL\]\. .+\[\d{4}-\d\d-\d\d\]\. https:.+\.$/);
  expect((await copy('citation-plain')).text).toContain(`《${title}》`);
});

test('an article is printed on white sheets', async ({ browser }) => {
  const { reader } = await openInTab(browser);
  // The browser's own dialogue is the system's; what it would print is asked for directly.
  await reader.evaluate(() => Object.assign(globalThis, { print: () => (document.title = 'printed') }));
  await reader.getByTestId('export').click();
  await reader.getByTestId('export-format-print').click();
  await expect.poll(() => reader.title()).toBe('printed');
  await reader.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const sheet = await reader.evaluate(() => ({
    ink: getComputedStyle(document.querySelector('.article-body p')!).color,
    ground: getComputedStyle(document.querySelector('.reader-page')!).backgroundColor,
    bar: getComputedStyle(document.querySelector('.reader-bar')!).display,
    buttons: [...document.querySelectorAll('.article button')].filter((one) => one.checkVisibility()).length,
  }));
  expect(sheet).toEqual({ ink: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)', bar: 'none', buttons: 0 });
  const pdf = (await reader.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(0);
});
