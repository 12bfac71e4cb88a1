import type { IDBPTransaction } from 'idb';

/** Untyped on purpose: a migration sees the database as it was, not as `LibrarySchema` is today. */
export type MigrationTransaction = IDBPTransaction<unknown, string[], 'versionchange'>;
type Migration = (tx: MigrationTransaction) => void | Promise<void>;

/** `migrations[n]` takes the database from version n to n + 1. Append only; never edit a released one. */
export const migrations: readonly Migration[] = [
  ({ db }) => {
    const articles = db.createObjectStore('articles', { keyPath: 'id' });
    for (const date of ['savedAt', 'sortDate']) {
      articles.createIndex(date, date);
      articles.createIndex(`site,${date}`, ['site', date]);
      articles.createIndex(`read,${date}`, ['read', date]);
      articles.createIndex(`site,read,${date}`, ['site', 'read', date]);
    }
    articles.createIndex('visitedUrl', 'visitedUrl');
    const bin = db.createObjectStore('bin', { keyPath: 'id' });
    bin.createIndex('removedAt', 'removedAt');
    const bodies = db.createObjectStore('bodies', { keyPath: 'id' });
    const revisions = db.createObjectStore('revisions', { keyPath: ['id', 'savedAt'] });
    for (const store of [bin, bodies, revisions]) store.createIndex('hashes', 'hashes', { multiEntry: true });
    db.createObjectStore('pictures', { keyPath: 'hash' });
    db.createObjectStore('thumbnails', { keyPath: 'id' });
    db.createObjectStore('saves', { keyPath: 'id' });
  },
  async (tx) => {
    const numbers = tx.db.createObjectStore('searchNumbers', { autoIncrement: true });
    numbers.createIndex('id', 'id', { unique: true });
    tx.db.createObjectStore('searchDead');
    tx.db.createObjectStore('searchSegments', { keyPath: 'id' });
    tx.db.createObjectStore('searchBlocks', { keyPath: ['segment', 'first'] });
    tx.db.createObjectStore('searchDates', { keyPath: ['segment', 'first'] });
    // What was saved before is found at once, and indexed when there is time.
    for (const id of await tx.objectStore('articles').getAllKeys()) await numbers.add({ id });
  },
  (tx) => {
    const articles = tx.objectStore('articles');
    for (const date of ['savedAt', 'sortDate']) articles.createIndex(`starred,${date}`, ['starred', date]);
    articles.createIndex('tags', 'tags', { multiEntry: true });
  },
  ({ db }) => {
    db.createObjectStore('folders', { keyPath: 'id' });
    db.createObjectStore('folderFiles', { keyPath: ['folder', 'id'] });
  },
  (tx) => {
    tx.objectStore('bodies').createIndex('highlighted', 'highlighted');
  },
  ({ db }) => {
    const similar = db.createObjectStore('similar', { keyPath: 'id' });
    similar.createIndex('bands', 'bands', { multiEntry: true });
    db.createObjectStore('apart', { keyPath: 'ids' });
  },
  ({ db }) => {
    db.createObjectStore('imports', { keyPath: 'key' });
  },
  ({ db }) => {
    db.createObjectStore('backupPlaces', { keyPath: 'id' });
    db.createObjectStore('backupParts', { keyPath: ['library', 'at'] });
  },
  ({ db }) => {
    // Known by short numbers now: with ids, their entries in the index were a third of all that an import writes.
    db.deleteObjectStore('similar');
    const similar = db.createObjectStore('similar');
    similar.createIndex('bands', 'bands', { multiEntry: true });
  },
];
