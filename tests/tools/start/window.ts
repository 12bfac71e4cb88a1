import { mkdir } from 'node:fs/promises';
import { launchChromium, openPage } from '../browser/chromium';
import { DemoServer } from '../server/demo-server';
import { demoFixtures, publish } from '../server/fixtures';
import type { StartOptions } from './main-job';

/** Opens the demo articles in a window, the first in front, and leaves it to the reader until it is closed. */
export async function showWindow({ extension, output }: StartOptions): Promise<void> {
  await mkdir(output, { recursive: true });
  const server = await DemoServer.start();
  const articles = demoFixtures();
  publish(server, articles);
  const locale = localeOf(Intl.DateTimeFormat().resolvedOptions().locale);
  const browser = await launchChromium({ extension, server, headless: false, locale, downloads: output });
  const closed = new Promise<void>((resolve) => {
    browser.context.once('close', () => resolve());
  });
  const [first] = await Promise.all(articles.map(({ url }) => openPage(browser, url)));
  await first?.bringToFront();
  for (const blank of browser.context.pages().filter((page) => page.url() === 'about:blank'))
    await blank.close();
  console.log(`
A Chromium window is open, with a demo article of each site in its tabs. No page in it is the real one.

1. Click Jianbao in the toolbar (it may be behind the puzzle piece), then “Save”. Or press Alt+Shift+S.
2. Open an article from the list below: it is read without any network.
3. “Library” at the top of the list exports, imports and searches. Exports go to ${output}.

Close the window when you are done.`);
  await closed;
  await browser.close();
  await server.stop();
}

/** The extension's languages, by the terminal's. */
function localeOf(language: string): 'zh-CN' | 'zh-TW' | 'en-US' {
  if (!language.startsWith('zh')) return 'en-US';
  return /TW|HK|MO|Hant/.test(language) ? 'zh-TW' : 'zh-CN';
}
