import { type IDBPDatabase, openDB } from 'idb';
import { Failure } from '../article/failure';
import { type MigrationTransaction, migrations } from './migrations';
import type { LibrarySchema } from './schema';

export type Database = IDBPDatabase<LibrarySchema>;

let opening: Promise<Database> | undefined;

/**
 * The library's connection. Opens on first use, because WXT imports entrypoints in Node; opens again after a
 * failure or a forced close. Throws `Failure('storage-unavailable')` with the browser's reason.
 */
export function database(): Promise<Database> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw new Failure('storage-unavailable', error instanceof Error ? error.message : String(error));
  });
  return opening;
}

function open(): Promise<Database> {
  return openDB<LibrarySchema>('library', migrations.length, {
    upgrade: (_db, oldVersion, _newVersion, tx) => migrate(oldVersion, tx as unknown as MigrationTransaction),
    // Another page holds a newer version of the extension: let it upgrade, and open again when asked.
    blocking: (_current, _blocked, event) => {
      opening = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated: () => {
      opening = undefined;
    },
  });
}

/** Aborts on any error: IndexedDB does not see a rejected promise, and would keep a half-done upgrade. */
async function migrate(oldVersion: number, tx: MigrationTransaction): Promise<void> {
  tx.done.catch(() => {}); // openDB rejects too, and that rejection is handled
  try {
    for (const step of migrations.slice(oldVersion)) await step(tx);
  } catch (error) {
    console.error('Library upgrade failed', error);
    tx.abort();
  }
}
