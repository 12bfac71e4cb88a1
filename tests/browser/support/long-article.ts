import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type AnyBrowser, openExtensionPage } from '../../tools/browser/any-browser';

/** A real post of an archive; other people's text, so it stays outside the project. */
const real = new URL(
  '../../../../shared/archive/_posts/2021-05-24-童书中的种族主义倒影：殖民历史的遗迹，并不纯真的童年.md',
  import.meta.url,
);

/** A long post in simplified script: a real one where the archive is, else one made of sentences of our own. */
export function longPost(): Buffer {
  return existsSync(real) ? readFileSync(real) : Buffer.from(generatedPost(260));
}

/** A post of so many paragraphs, each unlike the others. */
export function generatedPost(paragraphs: number, story = '20240102-1'): string {
  const sentences = (index: number) =>
    `第${index}段：理发师说，头发干了以后再发货。皇后住在后面，里面的软件靠互联网更新，鼠标和打印机都在桌上。` +
    `记者在第${index}个港口看见钟表匠，他只说了一句话，便回到了海里。`;
  const body = Array.from({ length: paragraphs }, (_, index) => `<p>${sentences(index).repeat(2)}</p>`).join(
    '\n',
  );
  return `---\nlayout: post\ntitle: "头发与皇后 ${story}"\ndate: 2024-01-02T08:30:00.000Z\nauthor: 联合早报\nfrom: https://www.zaobao.com/realtime/china/story${story}\ntags: [ 联合早报 ]\ncategories: [ 联合早报 ]\n---\n<!--1704184200000-->\n[头发与皇后](https://www.zaobao.com/realtime/china/story${story})\n------\n\n<div>\n${body}\n</div>\n`;
}

/** Imports posts by the library page. Resolves to that page. */
export async function importPosts(browser: AnyBrowser, posts: readonly (Buffer | string)[]): Promise<Page> {
  const page = await openExtensionPage(browser, 'options.html#import');
  await page.getByTestId('import-file').setInputFiles(
    posts.map((post, index) => ({
      name: `2024-01-02-${index}.md`,
      mimeType: 'text/markdown',
      buffer: Buffer.from(post),
    })),
  );
  await page.getByTestId('import-report').waitFor();
  return page;
}

/** Everything the library holds of texts, as JSON: to see that nothing changed it. */
export function storedTexts(page: Page): Promise<{ id: string; html: string; text: string }[]> {
  return page.evaluate(async () => {
    const settle = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settle(indexedDB.open('library'));
    const bodies = await settle(db.transaction('bodies').objectStore('bodies').getAll());
    db.close();
    return bodies.map(({ id, html, text }) => ({ id, html, text }));
  });
}

/** Imports a post into an empty library and opens it in the reader's tab. */
export async function openInReader(browser: AnyBrowser, post: Buffer | string = longPost()): Promise<Page> {
  const library = await importPosts(browser, [post]);
  const [stored] = await storedTexts(library);
  const reader = await openExtensionPage(browser, `reader.html?id=${encodeURIComponent(stored?.id ?? '')}`);
  await reader.getByTestId('article').waitFor();
  return reader;
}
