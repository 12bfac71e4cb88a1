import { clickToolbarButton, launchChromium, openExtensionPage, openPage } from '../tools/browser/chromium';
import { downloadTo } from '../tools/browser/downloads';
import { openFromList, saveByPopup, titlesOf } from '../tools/browser/reading';
import { demoFixtures } from '../tools/server/fixtures';
import { builtFor, expect, test } from './support/test';

test('a backup restores the library in another browser, pictures included', async ({ browser, server }) => {
  for (const { url } of demoFixtures()) {
    await saveByPopup(await clickToolbarButton(browser, await openPage(browser, url)));
  }
  const options = await openExtensionPage(browser, 'options.html#settings');
  const file = await downloadTo(browser.downloads, () => options.getByTestId('backup').click());
  const first = await clickToolbarButton(browser, await openPage(browser, 'about:blank'));
  const titles = await titlesOf(first);

  const other = await launchChromium({ extension: builtFor('chrome'), server });
  try {
    await server.stop(); // what is read below can only come from the file
    const page = await openExtensionPage(other, 'options.html#import');
    const report = page.getByTestId('import-report');
    await page.getByTestId('import-file').setInputFiles(file);
    await report.waitFor();
    expect(await report.getAttribute('data-seen')).toBe('3');
    const popup = await clickToolbarButton(other, page);
    expect(await titlesOf(popup)).toEqual(titles);
    for (const title of titles) {
      const { pictures } = await openFromList(popup, title);
      expect(pictures.length).toBeGreaterThan(0);
      await popup.click('[data-testid="back"]');
    }

    // Once more adds none.
    await page.bringToFront();
    await page.reload();
    await page.getByTestId('import-file').setInputFiles(file);
    await report.waitFor();
    const popupAfter = await clickToolbarButton(other, page);
    expect(await titlesOf(popupAfter)).toEqual(titles);
  } finally {
    await other.close();
  }
});

test('what is selected is removed, and comes back whole by undo', async ({ browser }) => {
  const [article] = demoFixtures();
  const page = await openPage(browser, article!.url);
  await saveByPopup(await clickToolbarButton(browser, page));
  const options = await openExtensionPage(browser, 'options.html');
  await options.getByTestId('select-all').click();
  await options.getByTestId('remove-selected').click();
  await expect.poll(() => options.getByTestId('article-row').count()).toBe(0);
  await options.getByTestId('undo').click();
  await expect.poll(() => options.getByTestId('article-row').count()).toBe(1);
  const popup = await clickToolbarButton(browser, page);
  const [title = ''] = await titlesOf(popup);
  expect((await openFromList(popup, title)).pictures.length).toBeGreaterThan(0);
});
