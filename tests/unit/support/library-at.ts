import { type IDBPDatabase, openDB } from 'idb';
import { type MigrationTransaction, migrations } from '@/utils/library/migrations';

// Runs in Node over a database in memory, and in a page of the extension over the real one: no module of Node here.

/** Records as a version of the library held them, by store; a blob is `{ $blob: type, base64 }`. */
export type OldRecords = Readonly<Record<string, readonly unknown[]>>;

/**
 * Makes the library as it was at a version: every step up to it, and at each version that has records of its own,
 * those, so that later steps find them as they found a reader's. Closes it.
 */
export async function makeLibraryAt(
  version: number,
  records: ReadonlyMap<number, OldRecords>,
): Promise<void> {
  for (let at = 1; at <= version; at += 1) {
    const step = migrations[at - 1];
    const db = await openDB('library', at, {
      upgrade: (_db, _old, _new, tx) => void step?.(tx as unknown as MigrationTransaction),
    });
    await fill(db, records.get(at) ?? {});
    db.close();
  }
}

async function fill(db: IDBPDatabase, records: OldRecords): Promise<void> {
  const names = Object.keys(records);
  if (names.length === 0) return;
  const tx = db.transaction(names, 'readwrite');
  for (const name of names) {
    for (const record of records[name] ?? []) void tx.objectStore(name).put(revive(record));
  }
  await tx.done;
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  if ('$blob' in value && 'base64' in value) {
    const bytes = Uint8Array.from(atob(String(value.base64)), (character) => character.charCodeAt(0));
    return new Blob([bytes], { type: String(value.$blob) });
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revive(part)]));
}

/** Stores, keys and indexes of the library as it is, for comparison. */
export async function describeSchema(): Promise<object> {
  return withLibrary((db) => {
    const tx = db.transaction([...db.objectStoreNames]);
    return Object.fromEntries(
      [...db.objectStoreNames].map((name) => {
        const { keyPath, autoIncrement, indexNames, index } = tx.objectStore(name);
        const indexes = [...indexNames].map((each) => {
          const { keyPath: path, unique, multiEntry } = index.call(tx.objectStore(name), each);
          return [each, { path, unique, multiEntry }] as const;
        });
        return [name, { keyPath, autoIncrement, indexes: Object.fromEntries(indexes) }];
      }),
    );
  });
}

/** Every record of the library, or of some stores, as text: equal text, equal bytes. */
export async function dumpLibrary(stores?: readonly string[]): Promise<Record<string, string[]>> {
  const found = await withLibrary(async (db) => {
    const names = [...db.objectStoreNames].filter((name) => stores?.includes(name) ?? true);
    const tx = db.transaction(names);
    return Promise.all(names.map(async (name) => [name, await tx.objectStore(name).getAll()] as const));
  });
  const texts = found.map(async ([name, records]) => [name, await Promise.all(records.map(toText))] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** The version that the library stands at. */
export function libraryVersion(): Promise<number> {
  return withLibrary((db) => db.version);
}

async function withLibrary<T>(read: (db: IDBPDatabase) => T | Promise<T>): Promise<T> {
  const db = await openDB('library');
  try {
    return await read(db);
  } finally {
    db.close();
  }
}

async function toText(record: unknown): Promise<string> {
  return JSON.stringify(await flatten(record));
}

async function flatten(value: unknown): Promise<unknown> {
  if (value instanceof Blob)
    return { type: value.type, bytes: [...new Uint8Array(await value.arrayBuffer())] };
  if (ArrayBuffer.isView(value)) return [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
  if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
  if (Array.isArray(value)) return Promise.all(value.map(flatten));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(await Promise.all(parts.map(async ([key, part]) => [key, await flatten(part)])));
}
