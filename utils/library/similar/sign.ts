import { type Database, database } from '../database';
import type { IndexWork } from '../search/check';
import { transact } from '../transaction';
import { signText } from './signature';

/** Articles signed in one transaction: their texts are in memory. */
const TEXTS = 50;

/**
 * Signs the texts that have no signature yet, in the order of their numbers, so that all above the last signed one are
 * those to sign: a save or an import need not wait for it. Where there are more than `most`, none is signed.
 */
export async function signMissing({
  signal,
  onProgress,
  most,
}: IndexWork & { most?: number } = {}): Promise<void> {
  const db = await database();
  const missing = await listUnsigned(db, most === undefined ? undefined : most + 1);
  if (most !== undefined && missing.length > most) return;
  for (let at = 0; at < missing.length; at += TEXTS) {
    signal?.throwIfAborted();
    await signEach(missing.slice(at, at + TEXTS));
    onProgress?.(Math.min(at + TEXTS, missing.length), missing.length);
  }
}

/** Whether `signMissing` would find anything to do. Cheap. */
export async function isUnsigned(): Promise<boolean> {
  return (await listUnsigned(await database(), 1)).length > 0;
}

async function listUnsigned(db: Database, limit?: number): Promise<number[]> {
  const last = await db.transaction('similar').store.openKeyCursor(null, 'prev');
  return db.getAllKeys('searchNumbers', IDBKeyRange.lowerBound(last?.key ?? 0, true), limit);
}

function signEach(numbers: readonly number[]): Promise<void> {
  return transact(async (tx) => {
    const [known, bodies, similar] = [
      tx.objectStore('searchNumbers'),
      tx.objectStore('bodies'),
      tx.objectStore('similar'),
    ];
    for (const number of numbers) {
      // It may have been removed, or saved anew, since.
      const id = (await known.get(number))?.id;
      const body = id && (await bodies.get(id));
      if (body) await similar.put(signText(body.id, body.text), number);
    }
  });
}
