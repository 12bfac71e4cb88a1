// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LocaleContext, localeValue } from '@/components/locale-context';
import { AutoBackup } from '@/entrypoints/options/AutoBackup';
import { BackupWaiting } from '@/entrypoints/options/BackupWaiting';
import { PageContext, type PageServices } from '@/entrypoints/options/page-context';
import { changeBackupPlace, getBackupPlace, putBackupPlace } from '@/utils/library/backups';
import type { BackupPlace } from '@/utils/library/schema';
import { putArticle } from '@/utils/library/write';
import { installLocks } from './support/locks';
import { makeStored } from './support/make-article';

const said: string[] = [];
const services: PageServices = {
  busy: false,
  notify: (message) => void said.push(message),
  notifyFailure: (error) => void said.push(String(error)),
  run: (_label, work) =>
    work({ onProgress: () => {}, signal: new AbortController().signal }).catch((error: unknown) => {
      said.push(String(error));
      return undefined;
    }),
};

/** A folder in memory that a database can keep: it has no methods of its own, and so can't be written. */
const place: BackupPlace = {
  ...{ id: 'automatic', library: 'one', name: 'Tresor', every: 7, at: 0, failure: null },
  handle: { name: 'Tresor' } as unknown as FileSystemDirectoryHandle,
};

function show(child: ComponentChild): void {
  act(() =>
    render(
      <LocaleContext.Provider value={localeValue('en')}>
        <PageContext.Provider value={services}>{child}</PageContext.Provider>
      </LocaleContext.Provider>,
      document.body,
    ),
  );
}

const find = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
const words = () => document.body.textContent ?? '';

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  said.length = 0;
});

afterEach(() => act(() => render(null, document.body)));

test('without a place the choice is offered, and with one when and where', async () => {
  vi.stubGlobal('showDirectoryPicker', async () => place.handle);
  show(<AutoBackup />);
  await vi.waitFor(() => expect(find('auto-backup')).not.toBeNull());
  expect(find('auto-backup-now')).toBeNull();
  expect(find('auto-backup-folder')?.textContent).toBe('Into a folder…');

  find('auto-backup-folder')?.click();
  await vi.waitFor(() => expect(said).toEqual(['There is nothing to back up yet.']));
  expect(find('auto-backup-last')?.textContent).toBe('No backup there yet.');

  // It is kept even though nothing could be written, and says why.
  await putArticle({ stored: await makeStored(), files: [], thumbnail: null });
  find('auto-backup-folder')?.click();
  await vi.waitFor(() => expect(words()).toMatch(/The try at .* failed\./));
  expect(await getBackupPlace()).toMatchObject({ name: 'Tresor', every: 7, at: 0 });
  expect(find('auto-backup-last')?.textContent).toBe('No backup there yet.');
  expect(find('auto-backup-folder')?.textContent).toBe('Another folder…');

  find('backup-every-0')?.click();
  await vi.waitFor(() =>
    expect(said).toContain('No backup is made by itself any more. What was written stays.'),
  );
  await vi.waitFor(() => expect(find('auto-backup-next')).toBeNull());
  expect(await getBackupPlace()).toMatchObject({ every: 0 });
});

test('the library says what failed, and nothing while all is well', async () => {
  await putBackupPlace({ ...place, at: Date.now() });
  show(<BackupWaiting />);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(find('backup-waiting')).toBeNull();
  await changeBackupPlace('one', { failure: { code: 'folder-gone', detail: 'Tresor', at: Date.now() } });
  await vi.waitFor(() => expect(find('backup-waiting')?.textContent).toContain('Tresor'));
  await changeBackupPlace('one', { failure: null });
  await vi.waitFor(() => expect(find('backup-waiting')).toBeNull());
});

test('a backup that the browser holds back is said to wait', async () => {
  await putBackupPlace({ ...place, handle: null, name: 'Jianbao' });
  // Downloads, whose permission was taken back.
  fakeBrowser.permissions = { contains: async () => false } as never;
  show(<BackupWaiting />);
  await vi.waitFor(() => expect(words()).toContain('A backup is due.'));
});
