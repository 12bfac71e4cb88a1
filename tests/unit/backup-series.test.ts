import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { RunOptions } from '@/entrypoints/shared/backup/run';
import { isBackupDue, nextBackup } from '@/entrypoints/shared/backup/schedule';
import { sha256 } from '@/utils/article/hash';
import type { ArticleId, PictureFile } from '@/utils/article/types';
import type { ImportFile } from '@/utils/import/types';
import type { BackupPlace } from '@/utils/library/schema';
import { dot } from './support/awkward-articles';
import { usePageDom } from './support/dom';
import { readAll, toFile } from './support/import-context';
import { dumpLibrary } from './support/library-at';
import { installLocks } from './support/locks';
import { makeStored } from './support/make-article';

const start = Date.parse('2026-11-01T08:00:00Z');
const DAY = 86_400_000;
const id = (number: number) => `zaobao:${number}` as ArticleId;

/** A folder in memory, as a target for backups. */
class MemoryTarget {
  readonly files = new Map<string, Blob>();
  write = async (path: string, content: Blob) => void this.files.set(path, content);
  sizeOf = async (path: string) => this.files.get(path)?.size;
  remove = async (path: string) => void this.files.delete(path);

  get names(): string[] {
    return [...this.files.keys()].map((path) => path.replace(/^.*-(?=full|changes)/, ''));
  }

  chosen(...numbers: number[]): ImportFile[] {
    const all = [...this.files].map(([path, blob]) => toFile(path, blob));
    return numbers.length === 0 ? all : numbers.flatMap((at) => all[at] ?? []);
  }
}

/** The modules over an empty library: the connection is kept in a module. */
async function openLibrary() {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  const [read, write, marks, backups, apart, runs] = await Promise.all([
    import('@/utils/library/read'),
    import('@/utils/library/write'),
    import('@/utils/library/marks'),
    import('@/utils/library/backups'),
    import('@/utils/library/similar/apart'),
    import('@/entrypoints/shared/backup/run'),
  ]);
  return { ...read, ...write, ...marks, ...backups, ...apart, ...runs };
}

let library: Awaited<ReturnType<typeof openLibrary>>;
let target: MemoryTarget;
let picture: PictureFile;

const place: BackupPlace = {
  ...{ id: 'automatic', library: 'this-library', name: 'folder', handle: null },
  ...{ every: 7, at: 0, failure: null },
};

beforeAll(async () => {
  usePageDom();
  const url = 'https://static.zaobao.com/a.png';
  const hash = await sha256(dot.buffer as ArrayBuffer);
  picture = {
    hash,
    url,
    type: 'image/png',
    width: 1,
    height: 1,
    blob: new Blob([dot], { type: 'image/png' }),
  };
});

beforeEach(async () => {
  fakeBrowser.reset();
  installLocks();
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  library = await openLibrary();
  target = new MemoryTarget();
  await library.putBackupPlace(place);
});

async function save(number: number, text = `第${number}篇的文字。`): Promise<void> {
  const pictures = [{ url: picture.url, alt: '', caption: null }];
  const parts = { id: id(number), title: `第${number}篇`, html: `<p>${text}</p>`, pictures };
  const stored = await makeStored(parts, { savedAt: Date.now(), hashes: [picture.hash] });
  await library.putArticle({ stored, files: [picture], thumbnail: null });
}

const run = (options: RunOptions = {}) => library.runBackup({ target: () => target, ...options });
const later = (days: number) => vi.setSystemTime(Date.now() + days * DAY);

/** What a library holds of articles, in an order of its own. */
async function contents(): Promise<unknown> {
  const { articles, bodies, revisions, pictures, apart } = await dumpLibrary();
  return { articles, bodies, revisions, pictures, apart };
}

/** Restores parts into an empty library. Resolves to what it then holds. */
async function restored(files: ImportFile[]): Promise<unknown> {
  library = await openLibrary();
  const pairs: (readonly [ArticleId, ArticleId])[] = [];
  const results = await readAll(files, { latestOnly: true, onApart: (some) => void pairs.push(...some) });
  for (const result of results) {
    if ('failure' in result) throw new Error(`${result.file}: ${result.failure.code}`);
    await library.putArticle({ stored: result.stored, files: result.files, thumbnail: null });
  }
  await library.addApart(pairs);
  return contents();
}

/** A library that was backed up four times: everything, new and changed, nothing, removed. */
async function backUpThrice(): Promise<unknown> {
  for (const number of [1, 2, 3, 4]) await save(number);
  await library.markArticles([id(1)], { starred: true, addTags: ['港口', '旧'] });
  await run();
  later(7);
  await save(5);
  await save(2, '改过的文字。');
  await library.markArticles([id(1)], { starred: false, removeTags: ['旧'] });
  await library.setApart(id(2), id(1), true);
  await run();
  later(7);
  expect(await run()).toMatchObject({ kind: 'nothing', articles: 5 });
  await library.removeArticles([id(4)], Date.now());
  later(7);
  await run();
  return contents();
}

describe('a series of backups', () => {
  test('holds everything once, and then what changed', async () => {
    await backUpThrice();
    expect(target.names).toEqual(['full.zip', 'changes.zip', 'changes.zip']);
    const idsOf = async (at: number) =>
      (await readAll(target.chosen(at))).flatMap((result) =>
        'stored' in result ? result.stored.summary.id : [],
      );
    expect(await idsOf(0)).toEqual([1, 2, 3, 4].map(id));
    expect((await idsOf(1)).sort()).toEqual([1, 2, 5].map(id));
    expect((await library.listBackupParts('this-library'))[2]).toMatchObject({ ids: [], removed: [id(4)] });
  });

  test('restores exactly, in whatever order its parts are chosen', async () => {
    const held = await backUpThrice();
    expect(await restored(target.chosen())).toEqual(held);
    expect(await restored(target.chosen(2, 0, 1))).toEqual(held);
  });

  test('any of its parts restore what they hold, without the others', async () => {
    await backUpThrice();
    for (const [parts, numbers] of [
      [[0], [1, 2, 3, 4]],
      [[1], [1, 2, 5]],
      [
        [0, 1],
        [1, 2, 3, 4, 5],
      ],
      [
        [0, 2],
        [1, 2, 3],
      ],
    ] as const) {
      await restored(target.chosen(...parts));
      expect(await library.listIds({ sort: 'savedAt', direction: 'oldest' }), String(parts)).toHaveLength(
        numbers.length,
      );
      for (const number of numbers) {
        const stored = await library.getStored(id(number));
        expect(stored?.summary.missingPictures).toBe(0);
        expect(await library.getPicture(picture.hash)).toBeDefined();
      }
    }
  });

  test('one part after the other, oldest or newest first, loses no text and brings no older one to the front', async () => {
    await backUpThrice();
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
    ]) {
      library = await openLibrary();
      for (const at of order)
        for (const result of await readAll(target.chosen(at)))
          if ('stored' in result)
            await library.putArticle({ stored: result.stored, files: result.files, thumbnail: null });
      const changed = await library.getStored(id(2));
      expect(changed?.body.text).toBe('改过的文字。');
      expect(changed?.revisions).toMatchObject([
        { text: '第2篇的文字。', pictures: [{ hash: picture.hash }] },
      ]);
    }
  });

  test('a damaged record is taken from the part before', async () => {
    await backUpThrice();
    const [, changes = ''] = target.files.keys();
    const bytes = new Uint8Array(await target.files.get(changes)!.arrayBuffer());
    const name = 'articles/000001.json';
    // In the packed bytes of the record, which is that of article 1.
    const record = Buffer.from(bytes).indexOf(name) + name.length;
    for (let at = record + 20; at < record + 60; at += 1) bytes[at] = bytes[at]! ^ 0xff;
    target.files.set(changes, new Blob([bytes]));
    const results = await readAll(target.chosen(), { latestOnly: true });
    const failed = results.filter((result) => 'failure' in result);
    const read = results.flatMap((result) => ('stored' in result ? result.stored.summary.id : []));
    expect(failed).toHaveLength(1);
    expect(read.sort()).toEqual([1, 2, 3, 5].map(id));
  });

  test('begins anew where its full part is gone, and keeps the series before the last one no longer', async () => {
    await backUpThrice();
    const [full = ''] = target.files.keys();
    target.files.delete(full);
    later(1);
    expect(await run()).toMatchObject({ kind: 'full', written: 4 });
    target.files.delete([...target.files.keys()].at(-1) ?? '');
    later(1);
    expect(await run()).toMatchObject({ kind: 'full' });
    // The first series is gone with its changes; the second is what the reader deleted.
    expect(target.names).toEqual(['full.zip']);
  });

  test('does not count where the file can not be read back', async () => {
    await save(1);
    const file = {
      createWritable: async () => ({ write: async () => {}, close: async () => {} }),
      getFile: async () => new Blob(['cut']),
    };
    const folder = { getFileHandle: async () => file, getDirectoryHandle: async () => folder };
    const handle = folder as unknown as FileSystemDirectoryHandle;
    const { targetOf } = await import('@/entrypoints/shared/backup/targets');
    await expect(run({ target: () => targetOf({ ...place, handle }) })).rejects.toMatchObject({
      code: 'backup-unwritten',
    });
    expect(await library.listBackupParts('this-library')).toEqual([]);
    expect(await library.getBackupPlace()).toMatchObject({ at: 0, failure: { code: 'backup-unwritten' } });
  });

  test('a part that could not be written changes nothing of what is known', async () => {
    await save(1);
    target.write = async () => {
      throw new DOMException('gone', 'NotFoundError');
    };
    await expect(run()).rejects.toMatchObject({ code: 'folder-gone' });
    expect(await run({ ifDue: true }), 'not again at once').toBeUndefined();
    later(1);
    target = new MemoryTarget();
    expect(await run({ ifDue: true })).toMatchObject({ kind: 'full', written: 1 });
    expect(await library.getBackupPlace()).toMatchObject({ at: Date.now(), failure: null });
  });

  test('an empty library is not backed up, and what is saved then is not kept waiting', async () => {
    expect(await run({ ifDue: true })).toMatchObject({ kind: 'nothing', articles: 0 });
    await save(1);
    expect(await run({ ifDue: true })).toMatchObject({ kind: 'full', written: 1 });
  });

  test('a backup that is cancelled leaves nothing, and no failure', async () => {
    await save(1);
    const controller = new AbortController();
    controller.abort();
    await expect(run({ signal: controller.signal })).rejects.toThrow();
    expect(target.files.size).toBe(0);
    expect(await library.getBackupPlace()).toMatchObject({ at: 0, failure: null });
  });
});

describe('the next backup', () => {
  test.each<[string, Partial<BackupPlace>, number | undefined]>([
    ['none by itself', { every: 0, at: start }, undefined],
    ['the first at once', {}, 0],
    ['a week after the last', { at: start }, start + 7 * DAY - 3 * 3_600_000],
    [
      'an hour after one that failed',
      { failure: { code: 'folder-gone', detail: null, at: start } },
      start + 3_600_000,
    ],
  ])('%s', (_what, change, next) => {
    expect(nextBackup({ ...place, ...change })).toBe(next);
    expect(isBackupDue({ ...place, ...change }, start)).toBe(next === 0);
  });
});
