import { database } from './database';
import type { UnfinishedImport } from './schema';
import { transact } from './transaction';

/** The import of these files that ended before they did; undefined where there is none. */
export async function getUnfinishedImport(key: string): Promise<UnfinishedImport | undefined> {
  return (await database()).get('imports', key);
}

/** Every import that ended before its files did, the latest first. */
export async function listUnfinishedImports(): Promise<UnfinishedImport[]> {
  const all = await (await database()).getAll('imports');
  return all.sort((left, right) => right.updatedAt - left.updatedAt);
}

/** Forgets an import; what it took stays. */
export async function forgetImport(key: string): Promise<void> {
  await transact((tx) => tx.objectStore('imports').delete(key));
}
