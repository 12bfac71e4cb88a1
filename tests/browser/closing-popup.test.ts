import { openPage, openPopup } from '../tools/browser/any-browser';
import { stopWorker } from '../tools/browser/chromium';
import { openFromList, titlesOf, waitForCard } from '../tools/browser/reading';
import { readFixture } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { makeGate } from './support/gate';
import { expect, fetchedPictures, test } from './support/test';

const { url } = readFixture('zaobao', 'demo');

everywhere('a popup that closes while pictures load changes nothing', async ({ browser, server }) => {
  const page = await openPage(browser, url);
  const gate = makeGate();
  server.pictures = () => ({ until: gate.until });
  const popup = await openPopup(browser, page);
  await popup.click('[data-testid="save"]');
  await expect.poll(() => fetchedPictures(server).length).toBeGreaterThan(0);
  await popup.close();

  const again = await openPopup(browser, page);
  await waitForCard(again, 'saving');
  gate.open();
  await waitForCard(again, 'saved');
  const [title = ''] = await titlesOf(again);
  const { pictures } = await openFromList(again, title);
  expect(pictures.length).toBeGreaterThan(0);
});

everywhere('a tab that closes while pictures load changes nothing', async ({ browser, server }) => {
  const other = await openPage(browser, readFixture('rfa', 'demo').url);
  const page = await openPage(browser, url);
  const gate = makeGate();
  server.pictures = () => ({ until: gate.until });
  const popup = await openPopup(browser, page);
  await popup.click('[data-testid="save"]');
  await expect.poll(() => fetchedPictures(server).length).toBeGreaterThan(0);
  await page.close();
  gate.open();
  const again = await openPopup(browser, other);
  const [title = ''] = await titlesOf(again);
  const { pictures } = await openFromList(again, title);
  expect(pictures.length).toBeGreaterThan(0);
});

test('a background that is stopped in the middle of a save finishes it at its next start', async ({
  browser,
  server,
}) => {
  const page = await openPage(browser, url);
  const gate = makeGate();
  server.pictures = () => ({ until: gate.until });
  const popup = await openPopup(browser, page);
  await popup.click('[data-testid="save"]');
  await waitForCard(popup, 'saving');
  // In the middle: the text is taken and pictures are on their way.
  await expect.poll(() => fetchedPictures(server).length).toBeGreaterThan(0);
  await popup.close();
  server.pictures = () => ({});
  await stopWorker(browser);

  // The popup asks the background something, which starts it.
  const again = await openPopup(browser, page);
  await waitForCard(again, 'saved');
  const titles = await titlesOf(again);
  expect(titles).toHaveLength(1);
  const { pictures } = await openFromList(again, titles[0] ?? '');
  expect(pictures.length).toBeGreaterThan(0);
  gate.open();
});

test('a popup that stays open sees the save through, though the background was stopped', async ({
  browser,
  server,
}) => {
  const page = await openPage(browser, url);
  const gate = makeGate();
  server.pictures = () => ({ until: gate.until });
  const popup = await openPopup(browser, page);
  await popup.click('[data-testid="save"]');
  await expect.poll(() => fetchedPictures(server).length).toBeGreaterThan(0);
  await popup.evaluate(() => {
    const states: (string | undefined)[] = [];
    Object.assign(window, { states });
    const note = () =>
      states.push(document.querySelector<HTMLElement>('[data-testid="page-card"]')?.dataset.state);
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  server.pictures = () => ({});
  await stopWorker(browser);
  await waitForCard(popup, 'saved');
  expect(await titlesOf(popup)).toHaveLength(1);
  // Nothing went wrong that the reader would have to hear of.
  expect(await popup.evaluate(() => Reflect.get(window, 'states') as string[])).not.toContain('failed');
  gate.open();
});
