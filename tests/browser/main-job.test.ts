import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Chromium,
  clickToolbarButton,
  launchChromium,
  openExtensionPage,
  openPage,
  stopWorker,
} from '../tools/browser/chromium';
import { downloadTo } from '../tools/browser/downloads';
import { openFromList, saveByPopup, titlesOf } from '../tools/browser/reading';
import type { DemoServer } from '../tools/server/demo-server';
import { demoFixtures } from '../tools/server/fixtures';
import { buildBlog, hasJekyll } from './support/blog';
import { builtFor, startServer } from './support/test';
import { listZip, testZip, unpackZip } from './support/unzip';

// One story in four tests: save on all three sites, lose the network, read, take everything out.
describe('the main job', () => {
  const articles = demoFixtures();
  /** Headings of each page as its site shows them. */
  const headings: string[][] = [];
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-blog-'));
  let server: DemoServer;
  let browser: Chromium;
  let page: Page;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchChromium({ extension: builtFor('chrome'), server });
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test('saves an article of each site with one click in the popup of the toolbar button', async () => {
    for (const { url } of articles) {
      page = await openPage(browser, url);
      headings.push(await page.locator('h1, h2, h3').allInnerTexts());
      await saveByPopup(await clickToolbarButton(browser, page));
    }
    const popup = await clickToolbarButton(browser, page);
    const titles = await titlesOf(popup);
    expect(titles).toHaveLength(articles.length);
    // Newest first.
    for (const [index, title] of titles.reverse().entries()) {
      expect(headings[index]?.map((heading) => heading.trim())).toContain(title);
    }
  });

  test('reads them whole, with pictures, when there is no network, no server and no background', async () => {
    await browser.context.setOffline(true);
    await server.stop();
    await stopWorker(browser);
    const popup = await clickToolbarButton(browser, page);
    for (const title of await titlesOf(popup)) {
      const article = await openFromList(popup, title);
      expect(article.title).toBe(title);
      expect(article.text.length, article.text).toBeGreaterThan(300);
      expect(article.pictures.length).toBeGreaterThan(0);
      for (const { src, width } of article.pictures) {
        expect(src).toMatch(/^blob:chrome-extension:/);
        expect(width).toBe(960);
      }
      expect(article.pictures.some(({ caption }) => caption.length > 3)).toBe(true);
      await popup.click('[data-testid="back"]');
    }
  });

  test('exports all as posts in a zip that another program reads', async () => {
    const options = await openExtensionPage(browser, 'options.html');
    await options.getByTestId('export-selected').click();
    const file = await downloadTo(browser.downloads, () =>
      options.getByTestId('export-format-jekyll').click(),
    );
    testZip(file);
    const names = listZip(file);
    expect(names.filter((name) => name.startsWith('_posts/'))).toHaveLength(articles.length);
    expect(names.filter((name) => name.startsWith('assets/pictures/')).length).toBeGreaterThanOrEqual(
      articles.length,
    );
    unpackZip(file, folder);
    for (const name of readdirSync(join(folder, '_posts'))) {
      expect(name).toMatch(/^\d{4}-\d\d-\d\d-.+\.md$/);
      const post = readFileSync(join(folder, '_posts', name), 'utf8');
      expect(post).toMatch(
        /^---\nlayout: post\ntitle: ".+"\ndate: \S+\nauthor: .+\nfrom: https:.+\ntags: .+\ncomments: True\ncategories: .+\n---\n<!--\d+-->\n\[.+\]\(https:.+\)\n------\n\n<div>\n/,
      );
      expect(post).toMatch(/<\/div>\n$/);
    }
    for (const { url } of articles) {
      const posts = readdirSync(join(folder, '_posts')).map((name) =>
        readFileSync(join(folder, '_posts', name), 'utf8'),
      );
      expect(posts.filter((post) => post.includes(`from: ${url}\n`))).toHaveLength(1);
    }
  });

  test.skipIf(!hasJekyll)('builds as a blog (skipped without Jekyll)', () => {
    const posts = buildBlog(folder);
    expect(posts).toHaveLength(articles.length);
    for (const { title, html } of posts) {
      expect(headings.flat().map((heading) => heading.trim())).toContain(title);
      const pictures = [...html.matchAll(/<img [^>]*srcset="\/blog\/([^"]+)"/g)];
      expect(pictures.length).toBeGreaterThan(0);
      for (const [, path] of pictures)
        expect(readFileSync(join(folder, '_site', path ?? '')).length).toBeGreaterThan(0);
    }
  });
});
