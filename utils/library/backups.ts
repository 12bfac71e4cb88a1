import type { ApartPair } from '../article/backup';
import { sha256 } from '../article/hash';
import type { ArticleId, StoredArticle } from '../article/types';
import { announceBackup } from './changes';
import { database } from './database';
import type { BackupPart, BackupPlace } from './schema';

/** Where backups are written by themselves; undefined where the reader has not chosen a place. */
export async function getBackupPlace(): Promise<BackupPlace | undefined> {
  return (await database()).get('backupPlaces', 'automatic');
}

/** Chooses a place, which begins a new series there. What was written elsewhere stays there. */
export async function putBackupPlace(place: BackupPlace): Promise<void> {
  await (await database()).put('backupPlaces', place);
  announceBackup();
}

/** Changes some of what is known of the place; nothing where another was chosen meanwhile. */
export async function changeBackupPlace(
  library: string,
  change: Partial<Pick<BackupPlace, 'every' | 'at' | 'failure'>>,
): Promise<void> {
  const tx = (await database()).transaction('backupPlaces', 'readwrite');
  const place = await tx.store.get('automatic');
  if (place?.library === library) await tx.store.put({ ...place, ...change });
  await tx.done;
  announceBackup();
}

/** Parts of a series that were written, oldest first. */
export async function listBackupParts(library: string): Promise<BackupPart[]> {
  return (await database()).getAll('backupParts', IDBKeyRange.bound([library], [library, []]));
}

export async function putBackupPart(part: BackupPart): Promise<void> {
  await (await database()).put('backupParts', part);
}

export async function forgetBackupParts(parts: readonly BackupPart[]): Promise<void> {
  const tx = (await database()).transaction('backupParts', 'readwrite');
  await Promise.all([...parts.map(({ library, at }) => tx.store.delete([library, at])), tx.done]);
}

/** Pairs of articles that the reader said are not the same. */
export async function listApart(): Promise<ApartPair[]> {
  return (await (await database()).getAll('apart')).map(({ ids }) => ids);
}

/**
 * Names what an article is with all that a backup keeps of it: two that differ in a mark have different stamps. Bytes
 * of pictures are named by their hashes.
 */
export async function stampOf({ summary, body, revisions }: StoredArticle): Promise<string> {
  const { hasThumbnail: _made, ...facts } = summary;
  const parts = [body, ...revisions].map(({ snapshot, ...part }) => [part, snapshot ? sizeOf(snapshot) : 0]);
  return (await sha256(JSON.stringify([facts, parts]))).slice(0, 32);
}

/** A snapshot changes only with the text that was made from it. */
function sizeOf(snapshot: Blob | Uint8Array): number {
  return snapshot instanceof Blob ? snapshot.size : snapshot.byteLength;
}

/** What an article was when a series last wrote it, by id; without those that were gone by then. */
export function stampsOf(parts: readonly BackupPart[]): Map<ArticleId, string> {
  const stamps = new Map<ArticleId, string>();
  for (const { ids, stamps: written, removed } of parts) {
    for (const [at, id] of ids.entries()) stamps.set(id, written[at] ?? '');
    for (const id of removed) stamps.delete(id);
  }
  return stamps;
}
