import type { Page } from 'playwright-core';
import { type AnyBrowser, openExtensionPage, saveArticle } from '../tools/browser/any-browser';
import type { DemoServer } from '../tools/server/demo-server';
import { readFixture } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { expect } from './support/test';

const zaobao = readFixture('zaobao', 'demo');
const rfa = readFixture('rfa', 'demo');
const wenxuecity = readFixture('wenxuecity', 'demo');
const elsewhere = readFixture('other', 'report');

/** Nothing here is to fail because a machine is busy. */
const slow = { timeout: 40_000 };

/** Another article of a site: the same page under another address. */
function another({ url, html }: { url: string; html: string }, part: string, instead: string) {
  const address = url.replace(part, instead);
  return { url: address, html: html.replaceAll(part, instead) };
}

/** By what the site answers later. */
const pages = {
  stalled: wenxuecity,
  unchanged: zaobao,
  changed: another(zaobao, '3915527', '3915528'),
  missing: another(zaobao, '3915527', '3915529'),
  deleted: another(zaobao, '3915527', '3915530'),
  home: rfa,
  wall: another(rfa, 'school-radio-station', 'school-radio-again'),
  foreign: elsewhere,
};

const login = `<!doctype html><title>登录</title><form><p>请登录后继续阅读。</p><input type="password"></form>`;

/** What became of the pages since they were saved. */
function change(server: DemoServer): void {
  const { changed, missing, deleted, home, wall, stalled } = pages;
  server.setPage(changed.url, changed.html.replace('站了四十多人', '站了五十多人'));
  server.setAnswer(missing.url, { status: 404, body: '<h1>404</h1>' });
  server.setAnswer(deleted.url, { status: 410, body: '<h1>410</h1>' });
  server.setAnswer(home.url, { status: 302, headers: { location: 'https://www.rfa.org/' } });
  server.setAnswer('https://www.rfa.org/', { body: '<!doctype html><title>RFA</title><h1>RFA</h1>' });
  server.setPage(wall.url, login);
  server.setAnswer(stalled.url, { until: new Promise(() => {}) });
}

/**
 * The pages that are saved in a browser. Of those, a site that no host is granted for takes a click on the button itself,
 * which Playwright has not in Firefox.
 */
function savedIn({ name }: AnyBrowser) {
  const { foreign, ...ours } = pages;
  return Object.values(name === 'Firefox' ? ours : { ...ours, foreign });
}

async function saveAll(browser: AnyBrowser, server: DemoServer): Promise<void> {
  // Asked last is what was saved first.
  for (const { url, html } of savedIn(browser)) {
    server.setPage(url, html);
    const page = await saveArticle(browser, url);
    await page.close();
  }
}

/** Names of the articles that a search finds among `all`, once they are as many as expected. */
async function expectFound(library: Page, all: number, search: string, count: number): Promise<string[]> {
  const ids = () =>
    library
      .getByTestId('article-row')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.id));
  const expectCount = (wanted: number) =>
    expect.poll(async () => (await ids()).length, { message: search, ...slow }).toBe(wanted);
  // The rows of the search before stay until those of the next are there.
  await library.getByTestId('search').fill('');
  await expectCount(all);
  await library.getByTestId('search').fill(search);
  await expectCount(count);
  return (await ids()).flatMap((id) => id ?? []);
}

everywhere(
  'sites are asked whether articles are still there, and each answer is told apart and kept',
  async ({ browser, server }) => {
    await saveAll(browser, server);
    change(server);
    const library = await openExtensionPage(browser, 'options.html');
    const before = server.requests.length;
    await library.getByTestId('select-all').click();
    await library.getByTestId('more-actions').click();
    await library.getByTestId('check-online').click();
    await expect
      .poll(() => server.requests.slice(before).some(({ url }) => url === pages.stalled.url), {
        timeout: 40_000,
      })
      .toBe(true);
    await library.getByTestId('cancel-task').click();
    const toast = library.locator('.toast');
    await expect.poll(() => toast.textContent(), slow).toContain('已经没有了 2 篇、转到了别的页面 1 篇');
    const all = savedIn(browser).length;
    expect((await toast.textContent())?.includes('news.example.org')).toBe(
      savedIn(browser).includes(pages.foreign),
    );

    const asked = server.requests.slice(before);
    expect(asked.every(({ headers }) => headers.cookie === undefined)).toBe(true);
    expect(
      asked.filter(({ url }) => url.includes('news.example.org')),
      'a host that was not allowed',
    ).toEqual([]);
    await expectFound(library, all, 'online:gone', 2);
    expect(await expectFound(library, all, 'online:changed', 1)).toEqual(['zaobao:3915528']);
    expect(await expectFound(library, all, 'online:unchanged', 1)).toEqual(['zaobao:3915527']);
    await expectFound(library, all, 'online:moved', 1);
    await expectFound(library, all, 'online:wall', 1);
    await expectFound(library, all, 'online:asked', 6);
    await expectFound(library, all, '-online:asked', all - 6);

    const reader = await openExtensionPage(browser, 'reader.html?id=zaobao:3915529');
    await reader.getByTestId('about-copy').locator('summary').click();
    await expect.poll(() => reader.getByTestId('about-copy').textContent(), slow).toContain('404');
  },
  { timeout: 240_000 },
);
