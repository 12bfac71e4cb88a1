import { opening, type PageState, row } from './state';

const library = 'options.html#library';

/** The library's page and the first-run page. */
export const emptyLibraryStates: readonly PageState[] = [
  { name: 'welcome', path: () => 'welcome.html', ready: '[data-testid=welcome]' },
  { name: 'library-empty', path: () => library, ready: '.empty' },
  { name: 'highlights-empty', path: () => 'options.html#highlights', ready: '.empty' },
];

export const libraryStates: readonly PageState[] = [
  { name: 'library', path: () => library, ready: row },
  {
    name: 'library-selecting',
    path: () => library,
    ready: row,
    async reach(page) {
      for (const index of [0, 1]) await page.locator('.row-select input').nth(index).click();
      await page.getByTestId('tag-selected').click();
      await page.locator('.tag-panel').waitFor();
    },
  },
  {
    name: 'library-export-menu',
    path: () => library,
    ready: row,
    reach: opening('export-selected', '.menu-list'),
  },
  {
    name: 'library-hits',
    path: () => `${library}?search=${encodeURIComponent('市民')}`,
    ready: '.row-snippet mark',
  },
  { name: 'library-nothing-found', path: () => `${library}?search=没有这样的题目`, ready: '.empty' },
  {
    name: 'search-help',
    path: () => library,
    ready: row,
    reach: opening('search-help', '.search-forms'),
  },
  {
    name: 'keys',
    path: () => library,
    ready: row,
    async reach(page) {
      await page.keyboard.press('?');
      await page.getByTestId('key-sheet').waitFor();
    },
  },
  { name: 'highlights', path: () => 'options.html#highlights', ready: '[data-testid=highlight-item]' },
  { name: 'import', path: () => 'options.html#import', ready: 'h1:visible' },
  {
    name: 'import-report',
    path: () => 'options.html#import',
    ready: 'h1:visible',
    async reach(page) {
      const broken = { name: '坏了.json', mimeType: 'application/json', buffer: Buffer.from('{"jianbao":') };
      await page.getByTestId('import-file').setInputFiles([broken]);
      await page.getByTestId('import-report').waitFor();
    },
  },
  { name: 'settings', path: () => 'options.html#settings', ready: '[data-testid=text-sample]' },
  {
    name: 'settings-asking',
    path: () => 'options.html#settings',
    ready: '[data-testid=bin-row]',
    reach: opening('bin-empty', '[data-testid=bin-empty-confirm]'),
  },
  { name: 'about', path: () => 'options.html#about', ready: '.promises' },
];
