import type { UnlistedPage } from './unlisted-page';

/** What a reader does in the popup, by the marks that its parts carry for tests. */

/** Waits until the card of the page in the tab is in a state, such as `savable` or `saved`. */
export function waitForCard(popup: UnlistedPage, state: string): Promise<void> {
  return popup.waitFor(`[data-testid="page-card"][data-state="${state}"]`);
}

/** Saves the page in the tab, pictures and all. Resolves to what the card says then. */
export async function saveByPopup(popup: UnlistedPage): Promise<string> {
  await waitForCard(popup, 'savable');
  await popup.click('[data-testid="save"]');
  await waitForCard(popup, 'saved');
  return popup.text('[data-testid="page-card"]');
}

/** Titles in the popup's list, from the top. */
export async function titlesOf(popup: UnlistedPage): Promise<string[]> {
  await popup.waitFor('[data-testid="article-row"]');
  return popup.evaluate(() =>
    Array.from(
      document.querySelectorAll('[data-testid="article-row"] .row-title'),
      (row) => row.textContent ?? '',
    ),
  );
}

export interface OpenArticle {
  title: string;
  text: string;
  pictures: OpenPicture[];
}

export interface OpenPicture {
  src: string;
  /** Pixels of the picture itself; 0 where it does not show. */
  width: number;
  caption: string;
}

/** Opens the article in the list whose title holds these words, and waits for its pictures. */
export async function openFromList(popup: UnlistedPage, words: string): Promise<OpenArticle> {
  await popup.waitForText(words);
  const id = await popup.evaluate((wanted) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="article-row"]')];
    return rows.find((row) => row.textContent?.includes(wanted))?.dataset.id ?? '';
  }, words);
  await popup.click(`[data-testid="article-row"][data-id="${id}"] a`);
  return readArticle(popup);
}

/** The open article, once each of its pictures shows or is known to be missing. */
export async function readArticle(popup: UnlistedPage): Promise<OpenArticle> {
  await popup.waitFor('[data-testid="article"]');
  await popup.waitUntil(
    'the pictures',
    () =>
      [...document.querySelectorAll<HTMLImageElement>('[data-testid="article"] img')].every(
        (image) => image.naturalWidth > 0,
      ),
    [],
  );
  return popup.evaluate(() => {
    const article = document.querySelector<HTMLElement>('[data-testid="article"]');
    return {
      title: article?.querySelector('h1')?.textContent ?? '',
      // biome-ignore lint/performance/useDomNodeTextContent: what is seen, and not what is there.
      text: article?.innerText ?? '',
      pictures: Array.from(article?.querySelectorAll('img') ?? [], (image) => ({
        src: image.src,
        width: image.naturalWidth,
        caption: image.closest('figure')?.querySelector('figcaption')?.textContent?.trim() ?? '',
      })),
    };
  });
}
