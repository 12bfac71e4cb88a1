import { opening, type PageState, picture } from './state';
import type { Library } from './world';

const typography = {
  size: 20,
  measure: 30,
  leading: 1.9,
  font: 'song',
  paragraphs: 'indent',
  direction: 'horizontal',
};

const addressOf = (id: string, rest = '') => `reader.html?id=${encodeURIComponent(id)}${rest}`;
const article = ({ article: id }: Library) => addressOf(id);

/** An article in a tab of its own. */
export const readerStates: readonly PageState[] = [
  { name: 'reader', path: article, ready: picture },
  {
    name: 'reader-settings',
    path: article,
    ready: picture,
    reach: opening('reading-settings', '.reading-panel-sheet'),
  },
  { name: 'reader-script', path: article, ready: picture, reach: opening('script', '.menu-list') },
  {
    name: 'reader-message',
    path: article,
    ready: picture,
    reach: opening('toggle-read', '.toast'),
  },
  {
    name: 'reader-hits',
    path: ({ article: id }) => addressOf(id, `&search=${encodeURIComponent('市民')}`),
    ready: '[data-testid=hit-bar]',
  },
  { name: 'reader-aloud', path: ({ article: id }) => addressOf(id, '&aloud=1'), ready: '.read-aloud' },
  {
    name: 'reader-marking',
    path: article,
    ready: picture,
    async reach(page) {
      await page.evaluate(() => {
        const paragraph = document.querySelector('.article-body p');
        if (paragraph) getSelection()?.selectAllChildren(paragraph);
      });
      await page.getByTestId('highlight-bar').waitFor();
    },
  },
  {
    name: 'reader-note',
    path: article,
    ready: '[data-testid=highlight-item]',
    reach: opening('edit-note', '[data-testid=note-field]'),
  },
  {
    name: 'reader-versions',
    path: ({ changed }) => addressOf(changed),
    ready: '[data-testid=versions]',
    async reach(page) {
      for (const part of ['versions', 'about-copy'])
        await page.locator(`[data-testid=${part}] > summary`).click();
      await page.getByTestId('copy-about').waitFor();
    },
  },
  {
    name: 'reader-earlier',
    path: ({ changed }) => addressOf(changed),
    ready: '[data-testid=versions]',
    async reach(page) {
      await page.locator('[data-testid=versions] > summary').click();
      await page.locator('[data-testid=versions] li > a').click();
      await page.locator('.notice').first().waitFor();
    },
  },
  {
    name: 'reader-comparison',
    path: ({ changed }) => addressOf(changed),
    ready: '[data-testid=versions]',
    async reach(page) {
      await page.locator('[data-testid=versions] > summary').click();
      await page.locator('[data-testid=versions] a.button').click();
      await page.locator('[data-testid=comparison] :is(ins, del)').first().waitFor();
    },
  },
  {
    name: 'reader-pictures-missing',
    path: ({ withoutPictures }) => addressOf(withoutPictures),
    ready: '[data-testid=missing-picture]',
  },
  { name: 'reader-gone', path: () => addressOf('zaobao:0'), ready: '.empty' },
  {
    name: 'viewer',
    path: article,
    ready: picture,
    async reach(page) {
      await page.locator('.picture-button').first().click();
      await page.getByTestId('picture-viewer').waitFor();
    },
  },
  {
    name: 'reader-vertical',
    path: article,
    ready: picture,
    settings: { typography: { ...typography, direction: 'vertical' } },
  },
  ...(['white', 'grey', 'black'] as const).map(
    (theme): PageState => ({
      name: `reader-kai-${theme}`,
      path: article,
      ready: picture,
      settings: { theme, typography: { ...typography, font: 'kai', paragraphs: 'space' } },
    }),
  ),
];
