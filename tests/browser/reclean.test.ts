import type { Page } from 'playwright-core';
import { openExtensionPage, saveArticle } from '../tools/browser/any-browser';
import { readFixture } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { expect } from './support/test';

interface Kept {
  html: string;
  earlier: string[];
}

everywhere(
  'clean again makes what poorer rules left into the text of today, and keeps the former',
  async ({ browser }) => {
    const { url } = readFixture('rfa', 'demo');
    await saveArticle(browser, url);
    const library = await openExtensionPage(browser, 'options.html');
    await library.getByTestId('article-row').waitFor();
    const { html: clean } = await library.evaluate(readLibrary, undefined);
    const poor = `<p>广告：请订阅</p>${clean}`;
    await library.evaluate(readLibrary, poor);

    await library.getByTestId('select-all').check();
    await cleanAgain(library);
    await library.getByText('1 篇有变化').waitFor();
    expect(await library.evaluate(readLibrary, undefined)).toEqual({ html: clean, earlier: [poor] });

    await library.getByTestId('undo').click();
    await library.getByText('已撤销').waitFor();
    expect(await library.evaluate(readLibrary, undefined)).toEqual({ html: poor, earlier: [clean] });
    await cleanAgain(library);
    await library.getByText('1 篇有变化').waitFor();
    expect(await library.evaluate(readLibrary, undefined)).toEqual({ html: clean, earlier: [poor] });

    await cleanAgain(library);
    await library.getByText('1 篇照旧').waitFor();
    expect(await library.evaluate(readLibrary, undefined)).toEqual({ html: clean, earlier: [poor] });
  },
);

async function cleanAgain(library: Page): Promise<void> {
  await library.getByTestId('more-actions').click();
  await library.getByTestId('reclean').click();
}

/** In the page: what the library holds of its one article; first puts `html` there as if other rules had made it. */
async function readLibrary(html: string | undefined): Promise<Kept> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await settle(indexedDB.open('library'));
  const tx = db.transaction(['bodies', 'revisions'], 'readwrite');
  const bodies = tx.objectStore('bodies');
  const [body] = await settle(bodies.getAll());
  if (html !== undefined) await settle(bodies.put({ ...body, html }));
  const revisions = await settle(tx.objectStore('revisions').getAll());
  db.close();
  return { html: html ?? body.html, earlier: revisions.map((revision: { html: string }) => revision.html) };
}
