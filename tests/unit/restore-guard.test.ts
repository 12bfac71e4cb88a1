import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { importFiles } from '@/entrypoints/shared/import-files';
import type { ImportEntry } from '@/entrypoints/shared/import-report';
import { toChosen } from '@/entrypoints/shared/picked-files';
import type { ArticleId, StoredArticle } from '@/utils/article/types';
import { backup } from '@/utils/export/backup';
import type { ImportFile } from '@/utils/import/types';
import { getStored } from '@/utils/library/read';
import { restoreVersion } from '@/utils/library/versions';
import { putArticle } from '@/utils/library/write';
import { usePageDom } from './support/dom';
import { toFile } from './support/import-context';
import { dumpLibrary } from './support/library-at';
import { installLocks } from './support/locks';
import { makeStored } from './support/make-article';

const day = (n: number) => Date.UTC(2024, 0, n);

beforeAll(usePageDom);
beforeEach(installLocks);

/** A copy of an article by its number, whose text says which one it is. */
function copy(number: number, text: string, savedAt: number): Promise<StoredArticle> {
  const html = text && `<p>${text}</p>`;
  return makeStored({ id: `zaobao:${number}`, title: `第${number}篇`, html, text }, { savedAt });
}

/** The library has each at day 5; the backup has the same, an older, a newer, an empty and another one. */
async function fill(): Promise<ImportFile> {
  for (const number of [1, 2, 3, 4])
    await putArticle({
      stored: await copy(number, `第${number}篇在此。`, day(5)),
      files: [],
      thumbnail: null,
    });
  const held = [
    await copy(1, '第1篇在此。', day(5)),
    await copy(2, '第2篇的旧文。', day(3)),
    await copy(3, '第3篇的新文。', day(8)),
    await copy(4, '', day(9)),
    await copy(5, '第5篇在此。', day(9)),
  ];
  async function* each() {
    yield* held;
  }
  const blob = await backup.render(each(), { count: 5, now: day(9), readPicture: async () => undefined });
  return toFile('backup.zip', blob);
}

async function run(file: ImportFile, dryRun: boolean): Promise<ImportEntry[]> {
  const entries: ImportEntry[] = [];
  const signal = new AbortController().signal;
  await importFiles(await toChosen([file]), { signal, dryRun, onEntry: (entry) => void entries.push(entry) });
  return entries;
}

test('a restore that is tried says what is newer, older and empty, does nothing, and is what then happens', async () => {
  const file = await fill();
  const before = await dumpLibrary();
  const planned = await run(file, true);
  expect(planned.map(({ outcome }) => outcome)).toEqual([
    ...['unchanged', 'older-kept', 'updated', 'empty-kept', 'added'],
  ]);
  expect(await dumpLibrary()).toEqual(before);

  expect(await run(file, false)).toEqual(planned);
  const textOf = async (number: number) => (await getStored(`zaobao:${number}` as ArticleId))?.body.text;
  expect(await Promise.all([1, 2, 3, 4, 5].map(textOf))).toEqual([
    ...['第1篇在此。', '第2篇在此。', '第3篇的新文。', '第4篇在此。', '第5篇在此。'],
  ]);

  // Told to, the older text comes to the front, and the newer one stays behind it.
  const [older] = planned.filter(({ outcome }) => outcome === 'older-kept');
  if (older?.outcome !== 'older-kept') throw new Error('no older text');
  await restoreVersion(older.id, older.savedAt ?? 0);
  const stored = await getStored(older.id);
  expect(stored?.body.text).toBe('第2篇的旧文。');
  expect(stored?.revisions).toMatchObject([{ text: '第2篇在此。' }]);
  vi.unstubAllGlobals();
});
