import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sha256 } from '@/utils/article/hash';
import type { ArticleId, PictureFile, StoredArticle } from '@/utils/article/types';
import { installLocks } from './support/locks';
import { makePicture, makeStored } from './support/make-article';

const day = (n: number) => Date.UTC(2024, 0, n);
const one = 'zaobao:1' as ArticleId;

async function openLibrary() {
  vi.resetModules();
  const [read, write, check, repair, base] = await Promise.all([
    import('@/utils/library/read'),
    import('@/utils/library/write'),
    import('@/utils/library/integrity/check-library'),
    import('@/utils/library/integrity/repair'),
    import('@/utils/library/database'),
  ]);
  return { ...read, ...write, ...check, ...repair, ...base };
}

let library: Awaited<ReturnType<typeof openLibrary>>;
/** A picture whose key is its hash, as it is in the real library. */
let picture: PictureFile;
let spare: { stored: StoredArticle; files: PictureFile[] };

beforeEach(async () => {
  installLocks();
  globalThis.indexedDB = new IDBFactory();
  library = await openLibrary();
  const bytes = '港口的照片';
  picture = makePicture(await sha256(bytes), bytes);
  await put('旧文', day(1));
  spare = await put('港口昨天恢复通航。', day(2));
  await put('另一篇。', day(3), 'zaobao:2');
});

async function put(text: string, savedAt: number, id: string = one) {
  const stored = await makeStored(
    {
      id,
      html: `<p>${text}</p>`,
      snapshot: `<html>${text}</html>`,
      pictures: [{ url: picture.url, alt: '', caption: null }],
    },
    { savedAt, hashes: [picture.hash] },
  );
  await library.putArticle({ stored, files: [picture], thumbnail: null });
  return { stored: (await library.getStored(stored.summary.id)) as StoredArticle, files: [picture] };
}

/** Writes past everything that keeps the library sound, as a broken disk does. */
async function spoil<Name extends 'articles' | 'bodies' | 'pictures' | 'revisions'>(
  store: Name,
  key: string | [string, number],
  change: object | null,
) {
  const db = await library.database();
  const value = await db.get(store, key as never);
  if (change) await db.put(store, { ...(value as object), ...change } as never);
  else await db.delete(store, key as never);
}

async function damages(id: string = one) {
  const { damaged } = await library.checkLibrary();
  return damaged.find((article) => article.id === id)?.damages ?? [];
}

async function repair() {
  const { damaged } = await library.checkLibrary();
  const repaired = [];
  for (const article of damaged) repaired.push(...(await library.repairArticle(article, spare)));
  return repaired;
}

describe('checking', () => {
  test('a sound library is found sound, and every article and picture is counted', async () => {
    const progress: [number, number][] = [];
    const found = await library.checkLibrary({ onProgress: (...step) => progress.push(step) });
    expect(found).toMatchObject({ articles: 2, pictures: 1, damaged: [], unusedPictures: [] });
    expect(found.index.isSound).toBe(true);
    expect(progress.every(([done, total]) => done <= total && total === 5)).toBe(true);
  });

  test('a flipped byte in a text names that article alone', async () => {
    await spoil('bodies', one, { text: '港口昨天恢复通舫。' });
    const { damaged } = await library.checkLibrary();
    expect(damaged).toEqual([{ id: one, title: '港口恢复通航', binned: false, damages: [{ kind: 'text' }] }]);
  });

  test('HTML that differs from its seal is damaged, whatever its words', async () => {
    await spoil('bodies', one, { html: '<p>港口昨天恢复通航。</p> ' });
    expect(await damages()).toEqual([{ kind: 'html' }]);
  });

  test('a damaged picture is named with every article that shows it', async () => {
    await spoil('pictures', picture.hash, { blob: new Blob(['港口的照处']) });
    const { damaged } = await library.checkLibrary();
    expect(damaged.map(({ id, damages }) => [id, damages])).toEqual(
      [one, 'zaobao:2'].map((id) => [id, [{ kind: 'picture', hash: picture.hash }]]),
    );
  });

  test('what is gone is missed: body, picture, article', async () => {
    await spoil('bodies', one, null);
    expect(await damages()).toEqual([{ kind: 'body-gone' }]);
    await spoil('articles', 'zaobao:2', null);
    expect(await damages('zaobao:2')).toEqual([{ kind: 'article-gone' }]);
    await spoil('pictures', picture.hash, null);
    expect(await damages()).toContainEqual({ kind: 'picture-gone', hash: picture.hash });
  });

  test('earlier texts, snapshots and the bin are looked at too', async () => {
    await spoil('revisions', [one, day(1)], { text: '旧闻' });
    await spoil('bodies', one, { snapshot: new Blob(['no gzip']) });
    expect(await damages()).toEqual([{ kind: 'snapshot' }, { kind: 'revision', savedAt: day(1) }]);
    await library.removeArticles([one], day(4));
    const { damaged } = await library.checkLibrary();
    expect(damaged.map(({ id, binned }) => [id, binned])).toEqual([[one, true]]);
  });

  test('a picture that no article shows is no article’s damage', async () => {
    const db = await library.database();
    await db.put('pictures', makePicture('0'.repeat(64), 'unused'));
    expect(await library.checkLibrary()).toMatchObject({ damaged: [], unusedPictures: ['0'.repeat(64)] });
  });

  test('an index that is not whole is said to be', async () => {
    const db = await library.database();
    await db.clear('searchNumbers');
    expect((await library.checkLibrary()).index).toMatchObject({ isSound: false, unnumbered: 2 });
  });

  test('it stops when it is told to', async () => {
    const stop = new AbortController();
    const work = library.checkLibrary({ signal: stop.signal, onProgress: () => stop.abort() });
    await expect(work).rejects.toThrow(/abort/i);
  });
});

describe('repairing', () => {
  test.each([
    ['a text', 'bodies', one, { text: '坏' }],
    ['the HTML', 'bodies', one, { html: '<p>坏</p>' }],
    ['a title', 'articles', one, { title: '坏' }],
    ['a snapshot', 'bodies', one, { snapshot: new Blob(['坏']) }],
    ['an earlier text', 'revisions', [one, day(1)] as [string, number], { text: '坏' }],
    ['a body that is gone', 'bodies', one, null],
    ['an article that is gone', 'articles', one, null],
  ] as const)('%s comes back as it was', async (_what, store, key, change) => {
    const before = await library.getStored(one);
    await spoil(store, key as string, change);
    expect(await repair()).toHaveLength(1);
    expect(await damages()).toEqual([]);
    const after = await library.getStored(one);
    expect(after?.body).toEqual(before?.body);
    expect(after?.revisions).toEqual(before?.revisions);
    expect(after?.summary).toEqual(before?.summary);
  });

  test.each([
    ['damaged', { blob: new Blob(['坏']) }],
    ['gone', null],
  ] as const)('a picture that is %s comes back for every article', async (_what, change) => {
    await spoil('pictures', picture.hash, change);
    await repair();
    expect((await library.checkLibrary()).damaged).toEqual([]);
    expect(await (await library.getPicture(picture.hash))?.blob.text()).toBe('港口的照片');
  });

  test('a copy of another text mends nothing, and nothing else is touched', async () => {
    await spoil('bodies', one, { text: '坏' });
    const before = await library.getStored(one);
    spare = { stored: await makeStored({ id: one, text: '又改过的' }, { savedAt: day(5) }), files: [] };
    expect(await repair()).toEqual([]);
    expect(await library.getStored(one)).toEqual(before);
  });

  test('an earlier text of the backup mends the text in front', async () => {
    const { stored } = await put('后来的', day(6));
    await spoil('bodies', 'zaobao:2', { text: '坏' });
    const front = await makeStored({ id: 'zaobao:2', html: '<p>新</p>' }, { savedAt: day(7) });
    const was = await makeStored({ id: 'zaobao:2', html: '<p>另一篇。</p>' }, { savedAt: day(3) });
    const { title, contentHash } = was.summary;
    const { html, text, snapshot } = was.body;
    const revision = {
      id: was.summary.id,
      savedAt: day(3),
      title,
      contentHash,
      html,
      text,
      snapshot,
      pictures: [],
    };
    spare = { stored: { ...front, revisions: [revision] }, files: [] };
    expect(await repair()).toEqual([{ kind: 'text' }]);
    expect((await library.getBody('zaobao:2' as ArticleId))?.text).toBe('另一篇。');
    expect((await library.getStored(one))?.body).toEqual(stored.body);
  });

  test('search finds the words that came back', async () => {
    await spoil('bodies', one, null);
    const db = await library.database();
    const before = await db.getKeyFromIndex('searchNumbers', 'id', one);
    await repair();
    expect(await db.getKeyFromIndex('searchNumbers', 'id', one)).not.toBe(before);
  });
});
