import { openAgain, openExtensionPage, openPage, openPopup, saveArticle } from '../tools/browser/any-browser';
import { downloadTo } from '../tools/browser/downloads';
import { openFromList, titlesOf } from '../tools/browser/reading';
import { demoFixtures } from '../tools/server/fixtures';
import { everywhere, launch } from './support/everywhere';
import { expect } from './support/test';

everywhere(
  'a backup restores the library in another browser, pictures included',
  async ({ browser, server }) => {
    for (const { url } of demoFixtures()) {
      await saveArticle(browser, url);
    }
    const options = await openExtensionPage(browser, 'options.html#settings');
    const file = await downloadTo(browser.downloads, () => options.getByTestId('backup').click());
    const first = await openPopup(browser, await openPage(browser, 'about:blank'));
    const titles = await titlesOf(first);

    const other = await launch(browser.name, server);
    try {
      await server.stop(); // what is read below can only come from the file
      let page = await openExtensionPage(other, 'options.html#import');
      const report = () => page.getByTestId('import-report');
      await page.getByTestId('import-file').setInputFiles(file);
      await report().waitFor();
      expect(await report().getAttribute('data-seen')).toBe('3');
      const popup = await openPopup(other, page);
      expect(await titlesOf(popup)).toEqual(titles);
      for (const title of titles) {
        const { pictures } = await openFromList(popup, title);
        expect(pictures.length).toBeGreaterThan(0);
        await popup.click('[data-testid="back"]');
      }

      // Once more adds none.
      await page.bringToFront();
      page = await openAgain(other, page);
      await page.getByTestId('import-file').setInputFiles(file);
      await report().waitFor();
      const popupAfter = await openPopup(other, page);
      expect(await titlesOf(popupAfter)).toEqual(titles);
    } finally {
      await other.close();
    }
  },
);

everywhere('what is selected is removed, and comes back whole by undo', async ({ browser }) => {
  const [article] = demoFixtures();
  const page = await saveArticle(browser, article!.url);
  const options = await openExtensionPage(browser, 'options.html');
  await options.getByTestId('select-all').click();
  await options.getByTestId('remove-selected').click();
  await expect.poll(() => options.getByTestId('article-row').count()).toBe(0);
  await options.getByTestId('undo').click();
  await expect.poll(() => options.getByTestId('article-row').count()).toBe(1);
  const popup = await openPopup(browser, page);
  const [title = ''] = await titlesOf(popup);
  expect((await openFromList(popup, title)).pictures.length).toBeGreaterThan(0);
});
