import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '@/utils/article/failure';
import { type MigrationTransaction, migrations } from '@/utils/library/migrations';
import { parseQuery } from '@/utils/library/search/query';
import {
  describeSchema,
  dumpLibrary,
  libraryVersion,
  makeLibraryAt,
  type OldRecords,
} from './support/library-at';
import { installLocks } from './support/locks';

const folder = new URL('../fixtures/library/', import.meta.url);

/** Records as versions of the library held them, frozen when they were made. */
const records = new Map(
  readdirSync(folder).map((name): [number, OldRecords] => [
    Number(name.match(/\d+/)?.[0]),
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
  ]),
);
const versions = migrations.map((_step, index) => index + 1);
const first = records.get(1)! as Record<string, { id: string; title?: string }[]>;

/** The library's modules, whose connection is kept in a module. */
async function openLibrary() {
  vi.resetModules();
  const [{ database }, read, { searchArticles }] = await Promise.all([
    import('@/utils/library/database'),
    import('@/utils/library/read'),
    import('@/utils/library/search/search'),
  ]);
  return { database, searchArticles, ...read };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each(versions)('a library of version %i', (version) => {
  test('opens as one of today, with everything in it', async () => {
    await makeLibraryAt(version, records);
    const before = await dumpLibrary(['bodies', 'pictures', 'thumbnails', 'revisions', 'saves']);
    const { database, getStored, getPicture, listBin, listPendingSaves } = await openLibrary();
    await database();
    expect(await libraryVersion()).toBe(migrations.length);
    expect(await dumpLibrary(Object.keys(before))).toMatchObject(before);
    for (const { id, title } of first.articles!) {
      expect((await getStored(id as never))?.summary.title).toBe(title);
    }
    expect((await listPendingSaves()).map(({ id }) => id)).toEqual(first.saves!.map(({ id }) => id));
    expect((await listBin(10)).entries.length).toBe(first.bin!.length);
    const [picture] = records.get(1)!.pictures as { hash: string }[];
    expect((await getPicture(picture!.hash))?.blob.size).toBe(73);
  });

  test('has the stores and indexes that a new one has', async () => {
    const fresh = await openLibrary();
    await fresh.database();
    const expected = await describeSchema();
    globalThis.indexedDB = new IDBFactory();
    await makeLibraryAt(version, records);
    const { database } = await openLibrary();
    await database();
    expect(await describeSchema()).toEqual(expected);
  });

  test('finds what was saved before', async () => {
    await makeLibraryAt(version, records);
    const { searchArticles } = await openLibrary();
    const found: string[] = [];
    for await (const { hits } of searchArticles(parseQuery('货轮'), { sort: 'newest', limit: 5 }))
      found.splice(0, found.length, ...hits.map(({ summary }) => summary.id));
    expect(found).toEqual(['zaobao:1215435']);
  });
});

describe('a library that can not be opened', () => {
  test('an upgrade that throws leaves the old one untouched and says so; a later call tries again', async () => {
    await makeLibraryAt(migrations.length, records);
    const before = await dumpLibrary();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { database } = await openLibrary();
    const { migrations: steps } = await import('@/utils/library/migrations');
    (steps as ((tx: MigrationTransaction) => void)[]).push((tx) => {
      void tx
        .objectStore('articles')
        .clear()
        .catch(() => {});
      throw new Error('broken step');
    });
    await expect(database()).rejects.toMatchObject({ code: 'library-upgrade', detail: 'broken step' });
    expect(await dumpLibrary()).toEqual(before);
    expect(await libraryVersion()).toBe(migrations.length);
    (steps as unknown[]).pop();
    expect((await database()).objectStoreNames).toContain('articles');
  });

  test('one of a newer version is left alone', async () => {
    await makeLibraryAt(migrations.length, records);
    (await openDB('library', migrations.length + 1)).close();
    const before = await dumpLibrary();
    const { database } = await openLibrary();
    await expect(database()).rejects.toEqual(new Failure('library-newer'));
    expect(await dumpLibrary()).toEqual(before);
    expect(await libraryVersion()).toBe(migrations.length + 1);
  });

  test('in a private window, whose storage is deleted with it, none is opened', async () => {
    vi.stubGlobal('browser', { extension: { inIncognitoContext: true } });
    const { database } = await openLibrary();
    await expect(database()).rejects.toEqual(new Failure('library-private'));
    expect(await indexedDB.databases()).toEqual([]);
    vi.unstubAllGlobals();
    expect((await database()).version).toBe(migrations.length);
  });

  test('one that another page holds open is not waited for without end, nor by those in line', async () => {
    installLocks();
    await makeLibraryAt(1, records);
    const holder = await openDB('library', 1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const [one, other] = [await openLibrary(), await openLibrary()];
    const refused = [one, other].map(({ database }) =>
      expect(database()).rejects.toEqual(new Failure('library-blocked')),
    );
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(refused);
    vi.useRealTimers();
    holder.close();
    for (const { database } of [one, other]) expect((await database()).version).toBe(migrations.length);
    vi.unstubAllGlobals();
  });
});
