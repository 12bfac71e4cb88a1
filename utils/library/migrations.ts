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
];
