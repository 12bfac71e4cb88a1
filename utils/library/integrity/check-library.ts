import type { ArticleId, ArticleSummary, StoredArticle } from '../../article/types';
import { type Database, database } from '../database';
import { hashesOf } from '../records';
import { checkIndex, type IndexWork } from '../search/check';
import { revisionsOf } from '../transaction';
import { checkArticle, isPictureWhole } from './check-article';
import type { Damage, DamagedArticle, LibraryCheck } from './damage';

/** Articles held at a time: each brings its texts. */
const BATCH = 20;
/** Keys of pictures read at a time; the pictures come one by one. */
const KEYS = 500;

/** Counts what is done, in articles, pictures and articles of the index together. */
class Pace {
  done = 0;
  constructor(
    private readonly total: number,
    private readonly work: IndexWork,
  ) {}

  step(count: number): void {
    this.work.signal?.throwIfAborted();
    this.done += count;
    this.work.onProgress?.(Math.min(this.done, this.total), this.total);
  }
}

/**
 * Reads all of the library and says what of it is not as it was saved. Changes nothing, holds a few articles at a time,
 * and throws the signal's reason once it is aborted.
 */
export async function checkLibrary(work: IndexWork = {}): Promise<LibraryCheck> {
  const db = await database();
  const [saved, binned, pictures] = await Promise.all([
    db.count('articles'),
    db.count('bin'),
    db.count('pictures'),
  ]);
  const pace = new Pace(saved * 2 + binned + pictures, work);
  const found = new Findings();
  await checkArticles(db, found, pace);
  await checkBin(db, found, pace);
  const unusedPictures = await checkPictures(db, found, pace);
  const before = pace.done;
  const index = await checkIndex({
    signal: work.signal,
    onProgress: (done) => pace.step(before + done - pace.done),
  });
  return { articles: saved + binned, pictures, damaged: found.list(), unusedPictures, index };
}

/** Damages gathered by article. */
class Findings {
  private readonly byArticle = new Map<string, DamagedArticle & { damages: Damage[] }>();

  add(id: string, title: string, damages: readonly Damage[], binned = false): void {
    if (damages.length === 0) return;
    const key = `${binned ? 'bin' : ''} ${id}`;
    const known = this.byArticle.get(key);
    if (known) known.damages.push(...damages);
    else this.byArticle.set(key, { id: id as ArticleId, title, binned, damages: [...damages] });
  }

  list(): DamagedArticle[] {
    return [...this.byArticle.values()];
  }
}

async function checkArticles(db: Database, found: Findings, pace: Pace): Promise<void> {
  const tx = db.transaction(['articles', 'bodies', 'revisions']);
  const [ids, bodies, revisions] = await Promise.all([
    tx.objectStore('articles').getAllKeys(),
    tx.objectStore('bodies').getAllKeys(),
    tx.objectStore('revisions').getAllKeys(),
  ]);
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    for (const record of await readRecords(db, batch)) {
      const { summary, body, revisions: earlier } = record;
      found.add(summary.id, summary.title, await checkArticle(summary, body, earlier));
      found.add(summary.id, summary.title, await findGonePictures(db, record));
    }
    pace.step(batch.length);
  }
  const known = new Set(ids);
  const strays = new Set([...bodies, ...revisions.map(([id]) => id)].filter((id) => !known.has(id)));
  for (const id of strays) {
    // It may have been saved or removed since.
    const [summary, body] = await Promise.all([db.get('articles', id), db.get('bodies', id)]);
    if (!summary && body) found.add(id, id, [{ kind: 'article-gone' }]);
  }
}

type Found = Omit<StoredArticle, 'body'> & { body: StoredArticle['body'] | undefined };

/** The articles of a batch that are still there, each as one transaction sees it. */
async function readRecords(db: Database, ids: readonly string[]): Promise<Found[]> {
  const tx = db.transaction(['articles', 'bodies', 'revisions']);
  const records = await Promise.all(
    ids.map(async (id) => {
      const [summary, body, revisions] = await Promise.all([
        tx.objectStore('articles').get(id),
        tx.objectStore('bodies').get(id),
        tx.objectStore('revisions').getAll(revisionsOf(id as ArticleId)),
      ]);
      return summary && { summary, body, revisions };
    }),
  );
  return records.filter((record) => record !== undefined);
}

/** Pictures that body or revisions name and that aren't there. */
async function findGonePictures(
  db: Database,
  { body, revisions }: Pick<Found, 'body' | 'revisions'>,
): Promise<Damage[]> {
  const parts = [...(body ? [body] : []), ...revisions];
  const hashes = hashesOf(parts.flatMap(({ pictures }) => pictures));
  const { store } = db.transaction('pictures');
  const keys = await Promise.all(hashes.map((hash) => store.getKey(hash)));
  return hashes.filter((_, at) => !keys[at]).map((hash) => ({ kind: 'picture-gone', hash }));
}

async function checkBin(db: Database, found: Findings, pace: Pace): Promise<void> {
  for (const id of await db.getAllKeys('bin')) {
    const binned = await db.get('bin', id);
    if (binned) {
      const { summary, body, revisions } = binned;
      const damages = await checkArticle(summary, body, revisions);
      found.add(id, summary.title, [...damages, ...(await findGonePictures(db, binned))], true);
    }
    pace.step(1);
  }
}

/** Resolves to the damaged pictures that no article shows. */
async function checkPictures(db: Database, found: Findings, pace: Pace): Promise<string[]> {
  const unused: string[] = [];
  let last = '';
  for (;;) {
    const hashes = await db.getAllKeys('pictures', IDBKeyRange.lowerBound(last, true), KEYS);
    for (const hash of hashes) {
      const picture = await db.get('pictures', hash);
      if (picture && !(await isPictureWhole(picture))) {
        if (!(await blameUsers(db, hash, found))) unused.push(hash);
      }
      pace.step(1);
    }
    if (hashes.length < KEYS) return unused;
    last = hashes[hashes.length - 1] ?? last;
  }
}

/** Notes a damaged picture with every article that shows it. Resolves to whether there was one. */
async function blameUsers(db: Database, hash: string, found: Findings): Promise<boolean> {
  const tx = db.transaction(['articles', 'bodies', 'revisions', 'bin']);
  const [bodies, revisions, binned] = await Promise.all([
    tx.objectStore('bodies').index('hashes').getAllKeys(hash),
    tx.objectStore('revisions').index('hashes').getAllKeys(hash),
    tx.objectStore('bin').index('hashes').getAllKeys(hash),
  ]);
  const damage: Damage = { kind: 'picture', hash };
  for (const id of new Set([...bodies, ...revisions.map(([id]) => id)])) {
    const summary: ArticleSummary | undefined = await tx.objectStore('articles').get(id);
    found.add(id, summary?.title ?? id, [damage]);
  }
  for (const id of binned) {
    const entry = await tx.objectStore('bin').get(id);
    found.add(id, entry?.summary.title ?? id, [damage], true);
  }
  return bodies.length + revisions.length + binned.length > 0;
}
