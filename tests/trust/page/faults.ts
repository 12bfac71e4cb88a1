// Runs in a page of the extension, over its own library, and opens it apart from the extension's own modules.
import { openDB } from 'idb';
import { sha256 } from '@/utils/article/hash';
import type { PictureFile, StoredPicture } from '@/utils/article/types';
import { migrations } from '@/utils/library/migrations';
import { dumpLibrary, libraryVersion, makeLibraryAt, type OldRecords } from '../../unit/support/library-at';

export { dumpLibrary, libraryVersion };

const stores = ['articles', 'bodies', 'revisions', 'thumbnails', 'pictures'];

/** Everything that is saved of some articles but the marks of a reader, byte for byte. */
export async function dumpArticles(ids: readonly string[]): Promise<string> {
  const all = await dumpLibrary(stores);
  const mine = Object.entries(all).map(([name, records]) => {
    const wanted = records.filter((record) => name === 'pictures' || ids.includes(JSON.parse(record).id));
    return [name, name === 'pictures' ? picturesOf(all.bodies ?? [], wanted, ids) : wanted] as const;
  });
  return JSON.stringify(mine);
}

function picturesOf(
  bodies: readonly string[],
  pictures: readonly string[],
  ids: readonly string[],
): string[] {
  const mine = bodies
    .map((body) => JSON.parse(body) as { id: string; hashes: string[] })
    .filter(({ id }) => ids.includes(id));
  const hashes = new Set(mine.flatMap((body) => body.hashes));
  return pictures.filter((picture) => hashes.has(JSON.parse(picture).hash));
}

export async function savedIds(): Promise<string[]> {
  return withLibrary(async (db) => (await db.getAllKeys('articles')) as string[]);
}

export async function pendingIds(): Promise<string[]> {
  return withLibrary(async (db) => (await db.getAllKeys('saves')) as string[]);
}

/** Articles of which a part is missing: a body, a picture that the text counts on, or the bytes that its name promises. */
export async function findTorn(): Promise<string[]> {
  return withLibrary(async (db) => {
    const [summaries, bodies, files, revisions] = await Promise.all([
      db.getAll('articles') as Promise<{ id: string; revisionCount: number; pictureCount: number }[]>,
      db.getAll('bodies') as Promise<{ id: string; html: string; text: string; pictures: StoredPicture[] }[]>,
      db.getAll('pictures') as Promise<PictureFile[]>,
      db.getAll('revisions') as Promise<{ id: string }[]>,
    ]);
    const torn: string[] = [];
    for (const { id, revisionCount, pictureCount } of summaries) {
      const body = bodies.find((each) => each.id === id);
      if (!body) torn.push(`${id} has no text`);
      else if (body.pictures.length !== pictureCount) torn.push(`${id} has other pictures than it counts`);
      else if (body.pictures.some(({ hash }) => hash && !files.some((file) => file.hash === hash)))
        torn.push(`${id} lacks a picture`);
      if (revisions.filter((each) => each.id === id).length !== revisionCount)
        torn.push(`${id} lacks an earlier text`);
    }
    for (const { id } of bodies)
      if (!summaries.some((each) => each.id === id)) torn.push(`${id} is a text without an article`);
    for (const { hash, blob } of files) {
      if ((await sha256(await blob.arrayBuffer())) !== hash) torn.push(`picture ${hash} has other bytes`);
    }
    return torn;
  });
}

/** Puts a library of an older version in place of the one there, with many articles more. */
export async function putOldLibrary(
  version: number,
  records: [number, OldRecords][],
  more = 0,
): Promise<void> {
  const first = records.find(([at]) => at === 1)?.[1] ?? {};
  const grown: OldRecords = {
    ...first,
    articles: grow(first.articles ?? [], more),
    bodies: grow(first.bodies ?? [], more),
  };
  const all = new Map([...records.filter(([at]) => at !== 1), [1, grown] as const]);
  for (let tries = 1; ; tries += 1) {
    await deleteLibrary();
    try {
      return await makeLibraryAt(version, all);
    } catch (error) {
      // The extension may have opened today's in between.
      if (!(error instanceof DOMException && error.name === 'VersionError') || tries === 5) throw error;
    }
  }
}

function grow(records: readonly unknown[], more: number): unknown[] {
  const [, sample] = records as { id: string }[];
  return [...records, ...Array.from({ length: more }, (_, n) => ({ ...sample, id: `rfa:more-${n}` }))];
}

async function deleteLibrary(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('library');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** Raises the library's version as a newer extension would. */
export async function makeNewer(): Promise<void> {
  (await openDB('library', (await libraryVersion()) + 1)).close();
}

/** Raises the library by a version that is not what its number says: a store is there before its time. */
export async function makeUnfit(): Promise<void> {
  const upgrade = (db: { createObjectStore(name: 'folders'): unknown }) =>
    void db.createObjectStore('folders');
  (await openDB('library', (await libraryVersion()) + 1, { upgrade })).close();
}

/** The version of today. */
export const today = migrations.length;

const held: { close(): void }[] = [];

/** Holds the library open, as a page does that hangs: it hears of no upgrade. */
export async function hold(): Promise<void> {
  held.push(await openDB('library'));
}

/** Lets go of it again. */
export async function letGo(): Promise<void> {
  for (const db of held.splice(0)) db.close();
}

async function withLibrary<T>(read: (db: Awaited<ReturnType<typeof openDB>>) => Promise<T>): Promise<T> {
  const db = await openDB('library');
  try {
    return await read(db);
  } finally {
    db.close();
  }
}
