import { openExtensionPage, openPage, openPopup } from '../tools/browser/any-browser';
import { saveByPopup, waitForCard } from '../tools/browser/reading';
import { readFixture } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { expect } from './support/test';

const { url, html } = readFixture('zaobao', 'demo');
const title = '清晨数鸟记下五十八种 栗喉蜂虎首次在园内筑巢';

/** The page as its editors left it: another title, one word, and the last paragraph before the second. */
function edit(page: string): string {
  const retitled = page.replaceAll(title, title.replace('五十八种', '五十九种'));
  const reworded = retitled.replace('站了四十多人', '站了五十多人');
  const [last = ''] = reworded.match(/<p>陈慧琳说，名录每年.*?<\/p>/) ?? [];
  const moved = reworded.replace(last, '').replace('<p>这是园方第六次', `${last}<p>这是园方第六次`);
  expect(moved.length).toBe(page.length);
  return moved;
}

everywhere(
  'a page that changed on its site is saved again, and the difference shows',
  async ({ browser, server }) => {
    const page = await openPage(browser, url);
    const first = await openPopup(browser, page);
    await saveByPopup(first);
    await first.waitForText('保存以来没有改动');
    server.setPage(url, edit(html));
    await page.reload();
    const popup = await openPopup(browser, page);
    await waitForCard(popup, 'saved');
    await popup.waitForText('保存以来标题和 2 段正文改了');
    const asked = server.requests.length;
    await popup.click('[data-testid="show-difference"]');
    await popup.waitFor('[data-testid="difference"] del');
    expect(server.requests.length, 'comparing asks for nothing').toBe(asked);
    await popup.click('[data-testid="save-new-version"]');
    await popup.waitForText('新的一版');

    const library = await openExtensionPage(browser, 'options.html');
    const id = await library.getByTestId('article-row').getAttribute('data-id');
    const reader = await openExtensionPage(browser, `reader.html?id=${id}`);
    await reader.getByTestId('versions').locator('summary').click();
    await reader.getByRole('link', { name: '和现在的一版比较' }).click();
    const difference = reader.getByTestId('difference');
    await difference.waitFor();
    expect(await reader.getByTestId('difference-summary').textContent()).toBe(
      '标题改了。有 2 段不同：改动 1，新增 0，删去 0，移动 1。',
    );
    const parts = await difference.evaluate((element) => ({
      title: element.querySelector('h2')?.innerHTML.replace(/<span.*?<\/span>/g, ''),
      changed: Array.from(
        element.querySelectorAll('[data-kind="changed"] :is(del, ins)'),
        (part) => `${part.localName} ${part.lastChild?.textContent}`,
      ),
      moved: Array.from(element.querySelectorAll('[data-kind^="moved"]'), (part) => part.textContent),
    }));
    expect(parts.title).toBe(title.replace('八', '<del>八</del><ins>九</ins>'));
    expect(parts.changed).toEqual(['del 四', 'ins 五']);
    expect(parts.moved).toEqual([
      expect.stringMatching(/^移到这里陈慧琳说，名录每年/),
      expect.stringMatching(/^从这里移走陈慧琳说，名录每年/),
    ]);

    await reader.getByTestId('restore-version').click();
    await reader.getByText('已换回这一版').waitFor();
    const restored = await openExtensionPage(browser, `reader.html?id=${id}`);
    await restored.getByRole('heading', { name: title }).waitFor();
    await restored.getByTestId('versions').locator('summary').click();
    expect(await restored.getByTestId('versions').textContent()).toContain('五十九种');
  },
  { always: true },
);
