import { openPage, openPopup } from '../tools/browser/any-browser';
import { openFromList, readArticle, saveByPopup, titlesOf } from '../tools/browser/reading';
import { readFixture } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { expect } from './support/test';

const { url } = readFixture('zaobao', 'demo');

everywhere(
  'a picture that is gone is shown as missing, with caption and address, and can be had later',
  async ({ browser, server }) => {
    const page = await openPage(browser, url);
    let gone = '';
    server.pictures = (address) => {
      gone ||= address;
      return address === gone ? { status: 404 } : {};
    };
    const popup = await openPopup(browser, page);
    await saveByPopup(popup);
    const [title = ''] = await titlesOf(popup);
    const { pictures } = await openFromList(popup, title);
    expect(pictures.length).toBeGreaterThan(0); // the others are there

    expect(await popup.count('[data-testid="missing-picture"]')).toBe(1);
    const facts = await popup.evaluate(() => {
      const missing = document.querySelector('[data-testid="missing-picture"]');
      const figure = missing?.closest('figure') ?? missing;
      return {
        address: missing?.querySelector('a')?.href,
        caption: figure?.querySelector('figcaption, .missing-caption')?.textContent?.trim() ?? '',
      };
    });
    expect(facts.address).toBe(gone);
    expect(facts.caption.length).toBeGreaterThan(3);

    server.pictures = () => ({});
    await popup.click('[data-testid="retry-pictures"]');
    await popup.waitUntil(
      'the picture',
      () => !document.querySelector('[data-testid="missing-picture"]'),
      [],
    );
    expect((await readArticle(popup)).pictures).toHaveLength(pictures.length + 1);
  },
);

everywhere(
  'an article none of whose pictures can be had is saved all the same',
  async ({ browser, server }) => {
    const page = await openPage(browser, url);
    server.pictures = () => ({ status: 500 });
    const popup = await openPopup(browser, page);
    await saveByPopup(popup);
    const [title = ''] = await titlesOf(popup);
    const { text, pictures } = await openFromList(popup, title);
    expect(text.length).toBeGreaterThan(300);
    expect(pictures).toHaveLength(0);
    expect(await popup.count('[data-testid="missing-picture"]')).toBeGreaterThan(0);
  },
);

everywhere(
  'a page on another host keeps its picture as missing until the reader allows that host',
  async ({ browser, server }) => {
    const elsewhere = readFixture('zaobao', 'demo').html.replace(
      /<(img[^>]*?)(data-src|src)="https?:\/\/[^/"]+\//,
      '<$1$2="https://pictures.example.org/',
    );
    server.setPage(url, elsewhere);
    const page = await openPage(browser, url);
    const before = server.requestsOf('pictures.example.org').length;
    const popup = await openPopup(browser, page);
    await saveByPopup(popup);
    await popup.waitForText('pictures.example.org');
    // Not asked for behind the reader's back.
    expect(server.requestsOf('pictures.example.org')).toHaveLength(before);
  },
);
