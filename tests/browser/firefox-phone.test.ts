import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openExtensionPage, saveArticle } from '../tools/browser/any-browser';
import { type Firefox, launchFirefox } from '../tools/browser/firefox';
import type { DemoServer } from '../tools/server/demo-server';
import { demoFixtures } from '../tools/server/fixtures';
import { isFull } from '../trust/record.mjs';
import { builtFor, startServer } from './support/test';
import { countTests } from './support/trials';

declare const chrome: typeof import('wxt/browser').browser;

const phone = { width: 360, height: 740 };
const userAgent = 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0';
const [first] = demoFixtures();

/** The build as Firefox on Android sees it: what that lacks is undefined where the manifest does not ask for it. */
function buildForAndroid(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-android-'));
  cpSync(builtFor('firefox'), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const { commands, omnibox, sidebar_action, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  manifest.permissions = manifest.permissions.filter((name: string) => name !== 'contextMenus');
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

describe.skipIf(!isFull)('Firefox as on Android, at phone size', { timeout: 300_000 }, () => {
  countTests('Firefox', 'at phone size, without what Android lacks');
  let extension: string;
  let server: DemoServer;
  let firefox: Firefox;
  let article: Page;

  beforeAll(async () => {
    extension = buildForAndroid();
    server = await startServer();
    firefox = await launchFirefox({
      ...{ extension, server },
      preferences: { 'general.useragent.override': userAgent },
    });
    article = await saveArticle(firefox, first!.url);
  });

  afterAll(async () => {
    await firefox?.close();
    await server.stop();
    rmSync(extension, { recursive: true });
  });

  test('the background does its work without menus, shortcuts and address bar', async () => {
    const own = await openExtensionPage(firefox, 'options.html', phone);
    expect(
      await own.evaluate(() => [typeof chrome.contextMenus, typeof chrome.commands, typeof chrome.omnibox]),
    ).toEqual(['undefined', 'undefined', 'undefined']);
    expect(await own.getByTestId('article-row').count()).toBe(1);
    // Brought by a listener that is registered after those for menus and shortcuts.
    await article.goto('about:blank');
    await article.goto(first!.url);
    const badge = () =>
      own.evaluate(async (url) => {
        const tab = (await chrome.tabs.query({})).find((each) => each.url === url);
        return chrome.action.getBadgeText({ tabId: tab?.id ?? 0 });
      }, first!.url);
    await expect.poll(badge).toBe('✓');
  });

  test('every page fits, and what is tapped is large enough', async () => {
    const library = await openExtensionPage(firefox, 'options.html', phone);
    const id = await library.getByTestId('article-row').first().getAttribute('data-id');
    const paths = [
      'popup.html',
      `reader.html?id=${encodeURIComponent(id ?? '')}`,
      'options.html',
      'options.html#import',
      'options.html#settings',
      'options.html#highlights',
      'welcome.html',
    ];
    const problems: string[] = [];
    for (const path of paths) {
      const page = await openExtensionPage(firefox, path, phone);
      await page.waitForTimeout(500);
      problems.push(...(await page.evaluate(findUnfit)).map((problem) => `${path}: ${problem}`));
      await page.close();
    }
    expect(problems).toEqual([]);
  });
});

/** In the page: what is wider than the window, and buttons that are smaller than 24 pixels (WCAG 2.2, 2.5.8). */
function findUnfit(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const small = [...document.querySelectorAll('button, summary, select, [role="button"]')].filter(
    (element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24);
    },
  );
  return [
    ...(scrollWidth > clientWidth ? [`${scrollWidth} pixels wide in a window of ${clientWidth}`] : []),
    ...small.map((element) => `small: ${element.outerHTML.slice(0, 120)}`),
  ];
}
