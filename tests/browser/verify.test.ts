import type { Page } from 'playwright-core';
import { openExtensionPage, saveArticle } from '../tools/browser/any-browser';
import { downloadTo } from '../tools/browser/downloads';
import { demoFixtures } from '../tools/server/fixtures';
import { everywhere } from './support/everywhere';
import { expect } from './support/test';

interface Spoiled {
  text: string;
  /** The article whose text, and the one whose picture was changed. */
  body: string;
  picture: string;
  /** Of the picture as it was. */
  hash: string;
}

everywhere(
  'one byte flipped in a text and in a picture is found, named and repaired',
  async ({ browser }) => {
    for (const { url } of demoFixtures().slice(0, 2)) {
      await saveArticle(browser, url);
    }
    const settings = await openExtensionPage(browser, 'options.html#settings');
    const backup = await downloadTo(browser.downloads, () => settings.getByTestId('backup').click());
    await settings.getByTestId('verify').click();
    await settings.locator('[data-testid="verify-verdict"][data-sound="true"]').waitFor();

    const spoiled = await settings.evaluate(flipBytes);
    const damages = [`${spoiled.body}: text`, `${spoiled.picture}: picture`].sort();
    await settings.getByTestId('verify').click();
    await expect.poll(() => namedDamages(settings)).toEqual(damages);

    await settings.getByTestId('verify-repair').setInputFiles(backup);
    await settings.locator('[data-testid="verify-verdict"][data-sound="true"]').waitFor();
    expect(await namedDamages(settings)).toEqual([]);
    expect(await settings.evaluate(readBack, spoiled)).toEqual({ text: spoiled.text, hash: spoiled.hash });

    // The same again, without a backup: the picture's site still has it.
    await settings.evaluate(flipBytes);
    await settings.getByTestId('verify').click();
    await expect.poll(() => namedDamages(settings)).toEqual(damages);
    await settings.getByTestId('verify-refetch').click();
    await expect.poll(() => namedDamages(settings)).toEqual([`${spoiled.body}: text`]);
    expect((await settings.evaluate(readBack, spoiled)).hash).toBe(spoiled.hash);
  },
);

function namedDamages(settings: Page): Promise<string[]> {
  return settings
    .getByTestId('damaged')
    .evaluateAll((rows) =>
      rows
        .flatMap((row) =>
          Array.from(
            row.querySelectorAll<HTMLElement>('[data-testid="damage"]'),
            ({ dataset }) => `${(row as HTMLElement).dataset.id}: ${dataset.kind}`,
          ),
        )
        .sort(),
    );
}

/** In the page: changes one byte of an article's text and one of another's picture, past everything that keeps them. */
async function flipBytes(): Promise<Spoiled> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await settle(indexedDB.open('library'));
  const [first, ...others] = await settle(db.transaction('bodies').objectStore('bodies').getAll());
  const other = others.find(({ hashes }: { hashes: string[] }) => hashes.length > 0);
  const [hash] = other.hashes;
  const file = await settle(db.transaction('pictures').objectStore('pictures').get(hash));
  const bytes = new Uint8Array(await file.blob.arrayBuffer());
  bytes[bytes.length >> 1]! ^= 1;
  const tx = db.transaction(['bodies', 'pictures'], 'readwrite');
  const middle = first.text.length >> 1;
  const flipped = String.fromCharCode(first.text.charCodeAt(middle) ^ 1);
  const text = first.text.slice(0, middle) + flipped + first.text.slice(middle + 1);
  await settle(tx.objectStore('bodies').put({ ...first, text }));
  await settle(tx.objectStore('pictures').put({ ...file, blob: new Blob([bytes], { type: file.type }) }));
  db.close();
  return { text: first.text, body: first.id, picture: other.id, hash };
}

/** In the page: the text, and the hash that the picture's bytes have now. */
async function readBack({ body, hash }: Spoiled): Promise<{ text: string; hash: string }> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await settle(indexedDB.open('library'));
  const tx = db.transaction(['bodies', 'pictures']);
  const { text } = await settle(tx.objectStore('bodies').get(body));
  const file = await settle(tx.objectStore('pictures').get(hash));
  db.close();
  const digest = await crypto.subtle.digest('SHA-256', await file.blob.arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { text, hash: hex };
}
