import type { Page } from 'playwright-core';
import { type Chromium, clickToolbarButton, openPage } from '../tools/browser/chromium';
import { saveByPopup } from '../tools/browser/reading';
import { demoFixtures } from '../tools/server/fixtures';
import { expect, test } from './support/test';

/** The settings, where the dialogue of the system, which nothing here can click, gives a folder of the origin's own. */
async function openSettings(browser: Chromium): Promise<Page> {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const pick = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('vault', { create: true });
    Object.assign(globalThis, { showDirectoryPicker: pick });
  });
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#settings`);
  return page;
}

/** Text of every file in that folder, by path. */
function readVault(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const files: Record<string, string> = {};
    const walk = async (folder: FileSystemDirectoryHandle, start: string) => {
      for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemHandle]>) {
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${start}${name}/`);
        else files[start + name] = await (await (handle as FileSystemFileHandle).getFile()).text();
      }
    };
    const root = await navigator.storage.getDirectory();
    await walk(await root.getDirectoryHandle('vault'), '');
    return files;
  });
}

async function edit(page: Page, name: string, text: string | undefined): Promise<void> {
  await page.evaluate(
    async ([file, words]) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('vault');
      if (words === undefined) return folder.removeEntry(file ?? '');
      const stream = await (await folder.getFileHandle(file ?? '')).createWritable();
      await stream.write(words);
      await stream.close();
    },
    [name, text],
  );
}

const notesIn = (files: Record<string, string>) => Object.keys(files).filter((name) => name.endsWith('.md'));

test('a chosen folder is kept up to date, and what its owner wrote or deleted there stays so', async ({
  browser,
}) => {
  const [last, ...first] = demoFixtures();
  for (const { url } of first)
    await saveByPopup(await clickToolbarButton(browser, await openPage(browser, url)));
  const page = await openSettings(browser);
  await page.getByTestId('choose-folder').click();
  await page.getByTestId('update-folder').click();
  await page.getByTestId('folder-report').waitFor();
  const before = await readVault(page);
  const [edited = '', deleted = ''] = notesIn(before);
  expect(notesIn(before)).toHaveLength(first.length);
  expect(before[edited]).toMatch(/^---\ntitle: /);
  expect(Object.keys(before).filter((name) => name.startsWith('attachments/')).length).toBeGreaterThan(1);

  // After each save, without a click there.
  await saveByPopup(await clickToolbarButton(browser, await openPage(browser, last!.url)));
  await expect
    .poll(async () => notesIn(await readVault(page)).length, { timeout: 30_000 })
    .toBe(first.length + 1);

  // Everything is to be written differently, but two files are not as they were left.
  await edit(page, edited, '我的笔记');
  await edit(page, deleted, undefined);
  await page.bringToFront();
  await page.getByTestId('template-front-matter').fill('source: {{url}}\nkind: 剪报');
  await page.getByTestId('update-folder').click();
  await page.getByTestId('folder-edited').waitFor();
  let files = await readVault(page);
  expect(files[edited]).toBe('我的笔记');
  expect(files[deleted]).toBeUndefined();
  const others = notesIn(files).filter((name) => name !== edited);
  expect(others).toHaveLength(1);
  expect(files[others[0] ?? '']).toContain('kind: 剪报');

  await page.getByTestId('write-edited').click();
  await expect.poll(() => page.getByTestId('folder-edited').count()).toBe(0);
  files = await readVault(page);
  expect(files[edited]).toBe('我的笔记');
  expect(files[edited.replace('.md', '-2.md')]).toContain('kind: 剪报');

  await page.getByTestId('write-deleted').click();
  await expect.poll(() => page.getByTestId('folder-deleted').count()).toBe(0);
  expect((await readVault(page))[deleted]).toContain('kind: 剪报');

  // What is no longer kept up to date stays, and undoing that finds it again.
  await page.getByTestId('drop-folder').click();
  await expect.poll(() => page.getByTestId('folder').count()).toBe(0);
  expect(notesIn(await readVault(page))).toHaveLength(4);
});
