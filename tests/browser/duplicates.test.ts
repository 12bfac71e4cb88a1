import { clickToolbarButton, openPage } from '../tools/browser/chromium';
import { saveByPopup, titlesOf, waitForCard } from '../tools/browser/reading';
import { readFixture } from '../tools/server/fixtures';
import { expect, test } from './support/test';

/** Other addresses of the demo articles. */
const aliases: readonly [site: string, other: string, alias: (url: string) => string][] = [
  [
    'zaobao',
    'the other host',
    (url) => url.replace(/zaobao\.com(\.sg)?\//, (_, sg) => (sg ? 'zaobao.com/' : 'zaobao.com.sg/')),
  ],
  ['zaobao', 'tracking', (url) => `${url}?ref=previous-article&utm_source=x#top`],
  ['rfa', 'tracking, without encryption', (url) => `${url.replace('https:', 'http:')}?utm_medium=email`],
  ['wenxuecity', 'the traditional host', (url) => url.replace('//www.', '//zh.')],
];

test.for(aliases)('%s: %s is the same article', async ([site, , alias], { browser, server }) => {
  const { url, html } = readFixture(site, 'demo');
  const other = alias(url);
  expect(other).not.toBe(url);
  server.setPage(other, html);

  await saveByPopup(await clickToolbarButton(browser, await openPage(browser, url)));
  const popup = await clickToolbarButton(browser, await openPage(browser, other));
  await waitForCard(popup, 'saved');
  expect(await titlesOf(popup)).toHaveLength(1);
  await popup.click('[data-testid="save-again"]');
  await popup.waitFor('.toast');
  await waitForCard(popup, 'saved');
  expect(await titlesOf(popup)).toHaveLength(1);
});

test('an article that was edited stays one article, with both texts', async ({ browser, server }) => {
  const { url, html } = readFixture('zaobao', 'demo');
  const page = await openPage(browser, url);
  await saveByPopup(await clickToolbarButton(browser, page));
  const edited = html.replace(/(<p>)([^<]{30,})/, '$1（编者按：本文已更正。）$2');
  expect(edited).not.toBe(html);
  server.setPage(url, edited);
  await page.reload();
  const popup = await clickToolbarButton(browser, page);
  await popup.click('[data-testid="save-again"]');
  await popup.waitForText('新的一版');
  expect(await titlesOf(popup)).toHaveLength(1);
  await popup.click('[data-testid="open"]');
  await popup.waitForText('编者按：本文已更正');
});
