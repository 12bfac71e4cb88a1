import type { Revision } from '../article/types';
import { type Database, database } from './database';
import type { IndexWork } from './search/check';

/** Bytes of a part of the library. Text counts two bytes a code unit, as browsers keep Chinese; overhead is left out. */
export interface PartSize {
  articles: number;
  text: number;
  pictures: number;
}

export interface LibrarySize {
  /** By id of the site, the largest first. A picture that two sites show counts with the first. */
  sites: readonly (PartSize & { site: string; siteName: string })[];
  /** The search index, and what articles that are alike are found by. */
  index: number;
  thumbnails: number;
  /** Removed articles, without their pictures. */
  bin: number;
}

/** Records held at a time. */
const BATCH = 50;
/** What a signature of similarity takes: its values and their entries in the index. */
const SIGNATURE = 900;

/** Measures the library, a few records at a time. Throws the signal's reason once it is aborted. */
export async function measureLibrary({ onProgress, signal }: IndexWork = {}): Promise<LibrarySize> {
  const db = await database();
  const total = await db.count('articles');
  const sites = new Map<string, PartSize & { site: string; siteName: string }>();
  const counted = new Set<string>();
  let done = 0;
  for await (const { id, html, text, snapshot, hashes } of records(db, 'bodies', signal)) {
    const [summary, revisions] = await Promise.all([
      db.get('articles', id),
      db.getAll('revisions', IDBKeyRange.bound([id], [id, []])),
    ]);
    const { site = 'other', siteName = '' } = summary ?? {};
    const size = sites.get(site) ?? { site, siteName, articles: 0, text: 0, pictures: 0 };
    sites.set(site, size);
    size.articles += 1;
    size.text += (html.length + text.length) * 2 + sizeOf(snapshot);
    for (const revision of revisions) {
      size.text += (revision.html.length + revision.text.length) * 2 + sizeOf(revision.snapshot);
    }
    const shown = new Set([...hashes, ...revisions.flatMap((revision) => revision.hashes)]);
    for (const hash of shown) {
      if (counted.has(hash)) continue;
      counted.add(hash);
      size.pictures += (await db.get('pictures', hash))?.blob.size ?? 0;
    }
    done += 1;
    onProgress?.(Math.min(done, total), total);
  }
  return {
    sites: [...sites.values()].sort((a, b) => b.text + b.pictures - a.text - a.pictures),
    ...(await measureRest(db, signal)),
  };
}

async function measureRest(
  db: Database,
  signal: AbortSignal | undefined,
): Promise<Pick<LibrarySize, 'index' | 'thumbnails' | 'bin'>> {
  const rest = { index: (await db.count('searchNumbers')) * SIGNATURE, thumbnails: 0, bin: 0 };
  for await (const { bytes, first } of records(db, 'searchBlocks', signal))
    rest.index += bytes.byteLength + first.length * 2;
  for await (const { numbers } of records(db, 'searchDates', signal)) rest.index += numbers.length * 16;
  for await (const { blob } of records(db, 'thumbnails', signal)) rest.thumbnails += blob.size;
  for await (const { body } of records(db, 'bin', signal)) {
    rest.bin += (body.html.length + body.text.length) * 2 + sizeOf(body.snapshot);
  }
  return rest;
}

function sizeOf(snapshot: Revision['snapshot']): number {
  if (!snapshot) return 0;
  return 'size' in snapshot ? snapshot.size : snapshot.byteLength;
}

type Measured = 'bodies' | 'searchBlocks' | 'searchDates' | 'thumbnails' | 'bin';

/** All records of a store, in batches: between two of them others may write. */
async function* records<Name extends Measured>(db: Database, name: Name, signal: AbortSignal | undefined) {
  let range: IDBKeyRange | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const { store } = db.transaction(name);
    const [keys, values] = await Promise.all([store.getAllKeys(range, BATCH), store.getAll(range, BATCH)]);
    yield* values;
    const last = keys[keys.length - 1];
    if (last === undefined || keys.length < BATCH) return;
    range = IDBKeyRange.lowerBound(last, true);
  }
}
