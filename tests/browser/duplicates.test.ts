import { openPage, openPopup, saveArticle } from '../tools/browser/any-browser';
import { titlesOf, waitForCard } from '../tools/browser/reading';
import { readFixture } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { expect } from './support/test';

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

for (const [site, what, alias] of aliases)
  everywhere(`${site}: ${what} is the same article`, async ({ browser, server }) => {
    const { url, html } = readFixture(site, 'demo');
    const other = alias(url);
    expect(other).not.toBe(url);
    server.setPage(other, html);

    await saveArticle(browser, url);
    const popup = await openPopup(browser, await openPage(browser, other));
    await waitForCard(popup, 'saved');
    expect(await titlesOf(popup)).toHaveLength(1);
    await popup.click('[data-testid="save-again"]');
    await popup.waitFor('.toast');
    await waitForCard(popup, 'saved');
    expect(await titlesOf(popup)).toHaveLength(1);
  });

everywhere('an article that was edited stays one article, with both texts', async ({ browser, server }) => {
  const { url, html } = readFixture('zaobao', 'demo');
  const page = await saveArticle(browser, url);
  const edited = html.replace(/(<p>)([^<]{30,})/, '$1（编者按：本文已更正。）$2');
  expect(edited).not.toBe(html);
  server.setPage(url, edited);
  await page.reload();
  const popup = await openPopup(browser, page);
  await popup.click('[data-testid="save-again"]');
  await popup.waitForText('新的一版');
  expect(await titlesOf(popup)).toHaveLength(1);
  await popup.click('[data-testid="open"]');
  await popup.waitForText('编者按：本文已更正');
});
