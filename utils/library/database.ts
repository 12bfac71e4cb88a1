import { type IDBPDatabase, openDB } from 'idb';
import { Failure } from '../article/failure';
import { type MigrationTransaction, migrations } from './migrations';
import type { LibrarySchema } from './schema';

export type Database = IDBPDatabase<LibrarySchema>;

/** Pages that were told of an upgrade let go at once; one that has not by then hangs. Milliseconds. */
const PATIENCE = 5_000;
/** The Web Lock of whoever waits for one that hangs. */
const WAITING = 'library-waiting';

let opening: Promise<Database> | undefined;

/**
 * The library's connection. Opens on first use, because WXT imports entrypoints in Node; opens again after a
 * failure or a forced close. Throws `Failure`: `library-newer` where a newer version of the extension wrote it,
 * `library-upgrade` where it could not be brought up to date and so stays as it was, `library-blocked` where another
 * page holds an older version open, `library-private` in a private window of Firefox, `storage-unavailable` with the
 * browser's reason.
 */
export function database(): Promise<Database> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function open(): Promise<Database> {
  if (isPrivate()) throw new Failure('library-private');
  const upgrade: Upgrade = { error: undefined };
  const blockage = new Blockage();
  const opened = openDB<LibrarySchema>('library', migrations.length, {
    upgrade: (_db, oldVersion, _newVersion, tx) =>
      migrate(oldVersion, tx as unknown as MigrationTransaction, upgrade),
    blocked: () => blockage.begin(opened),
    // Another page holds a newer version of the extension: let it upgrade, and open again when asked.
    blocking: (_current, _blocked, event) => {
      opening = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated: () => {
      opening = undefined;
    },
  });
  try {
    return await Promise.race([opened, blockage.lasting]);
  } catch (error) {
    // It may open after all, when nobody waits for it any longer; the next call opens anew.
    void opened.then((late) => late.close()).catch(() => {});
    throw explain(error, upgrade);
  } finally {
    blockage.end();
  }
}

/**
 * Whether this page stands in a private window of Firefox, whose pages get an empty database that is deleted with the
 * window (https://github.com/w3c/webextensions/issues/534). Chrome's pages never do: they are of the ordinary profile.
 */
function isPrivate(): boolean {
  const { browser } = globalThis as { browser?: { extension?: { inIncognitoContext?: boolean } } };
  return browser?.extension?.inIncognitoContext === true;
}

/** What went wrong in an upgrade; IndexedDB itself only says that it was aborted. */
interface Upgrade {
  error: unknown;
}

/**
 * Another page that holds an older version of the library open. The browser tells so to the first that waits for it,
 * which takes the lock; all that wait, in line behind it as well, look for that.
 */
class Blockage {
  /** Rejects with `Failure('library-blocked')` when it lasts too long. */
  readonly lasting: Promise<never>;
  #fail: (error: Failure) => void = () => {};
  readonly #looking = setInterval(() => void this.#look(), PATIENCE);

  constructor() {
    this.lasting = new Promise((_resolve, reject) => {
      this.#fail = reject;
    });
  }

  /** `opened` is what waits: it goes on waiting, with the others behind it, when nobody asks for it any longer. */
  begin(opened: Promise<unknown>): void {
    void navigator.locks.request(WAITING, () => opened.catch(() => {}));
  }

  end(): void {
    clearInterval(this.#looking);
  }

  async #look(): Promise<void> {
    const { held = [] } = await navigator.locks.query();
    if (held.some(({ name }) => name === WAITING)) this.#fail(new Failure('library-blocked'));
  }
}

function explain(error: unknown, upgrade: Upgrade): Failure {
  if (error instanceof Failure) return error;
  if (upgrade.error !== undefined) return new Failure('library-upgrade', wordsOf(upgrade.error));
  const { name } = error as Partial<DOMException>;
  return name === 'VersionError'
    ? new Failure('library-newer')
    : new Failure('storage-unavailable', wordsOf(error));
}

function wordsOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.message : String(error);
}

/** Aborts on any error: IndexedDB does not see a rejected promise, and would keep a half-done upgrade. */
async function migrate(oldVersion: number, tx: MigrationTransaction, upgrade: Upgrade): Promise<void> {
  tx.done.catch(() => {}); // openDB rejects too, and that rejection is handled
  try {
    for (const step of migrations.slice(oldVersion)) await step(tx);
  } catch (error) {
    console.error('Library upgrade failed', error);
    upgrade.error = error;
    tx.abort();
  }
}
