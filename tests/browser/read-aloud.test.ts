import type { Page } from 'playwright-core';
import { openAgain, openExtensionPage, openedBy } from '../tools/browser/any-browser';
import { everywhere } from './support/everywhere';
import { generatedPost, importPosts, longPost, openInReader, storedTexts } from './support/long-article';
import { expect, test } from './support/test';

/**
 * This machine's browser has no voices, and none could be heard: what the page gives the browser to speak is noted
 * in place of speaking, at the boundary where the browser's own part begins. Runs in the page.
 */
function standInForVoices(languages: readonly string[]): void {
  const spoken: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stand = Object.assign(new EventTarget(), {
    spoken,
    getVoices: () => languages.map((lang) => ({ lang, voiceURI: lang, name: lang, localService: true })),
    speak(utterance: { text: string; onend?: (event: unknown) => void }) {
      spoken.push(utterance.text);
      timer = setTimeout(() => utterance.onend?.({}), 120);
    },
    cancel: () => clearTimeout(timer),
  });
  Object.defineProperty(window, 'speechSynthesis', { value: stand, configurable: true });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', {
    value: class {
      constructor(readonly text: string) {}
    },
    configurable: true,
  });
}

const spokenIn = (page: Page) =>
  page.evaluate(() => (speechSynthesis as unknown as { spoken: string[] }).spoken.slice());

everywhere('a long article is read aloud, marked as it goes, paused, skipped', async ({ browser }) => {
  const reader = await openInReader(browser, longPost());
  await reader.evaluate(standInForVoices, ['zh-CN', 'zh-HK']);
  await reader.getByTestId('read-aloud').click();
  await expect.poll(async () => (await spokenIn(reader)).length).toBeGreaterThan(3);
  expect(await reader.locator('[data-spoken]').count()).toBe(1);
  const marked = await reader.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map(String));
  expect((await spokenIn(reader)).some((words) => marked.includes(words))).toBe(true);

  await reader.getByTestId('aloud-play').click();
  const paused = (await spokenIn(reader)).length;
  await reader.waitForTimeout(400);
  expect(await spokenIn(reader)).toHaveLength(paused);
  await reader.getByTestId('aloud-forward').click();
  await reader.getByTestId('aloud-rate').selectOption('1.5');
  await reader.getByTestId('aloud-play').click();
  await expect.poll(async () => (await spokenIn(reader)).length).toBeGreaterThan(paused);
  expect(Math.max(...(await spokenIn(reader)).map(({ length }) => length))).toBeLessThanOrEqual(180);
  await reader.getByTestId('aloud-close').click();
  expect(await reader.locator('[data-spoken]').count()).toBe(0);
});

test('what is selected is read one after the other, and a missing voice is said', async ({ browser }) => {
  const library = await importPosts(
    browser,
    [1, 2].map((story) => generatedPost(2, `20240102-${story}`)),
  );
  expect(await storedTexts(library)).toHaveLength(2);
  await library.context().addInitScript(standInForVoices, ['zh-CN']);
  const list = await openExtensionPage(browser, 'options.html');
  await list.getByTestId('select-all').click();
  await list.getByTestId('more-actions').click();
  let reader = await openedBy(browser, () => list.getByTestId('read-aloud-selected').click());
  await reader.getByTestId('read-aloud-bar').waitFor();
  const first = await reader.locator('h1').textContent();
  await expect.poll(() => reader.locator('h1').textContent(), { timeout: 15_000 }).not.toBe(first);
  await expect.poll(async () => (await spokenIn(reader)).length).toBeGreaterThan(6);

  await reader.context().addInitScript(standInForVoices, []);
  reader = await openAgain(browser, reader);
  await reader.getByTestId('read-aloud').click();
  await reader.getByText('没有普通话的声音').waitFor();
});
