import type { BackupNote } from '@/utils/article/backup';
import { describeFailure } from '@/utils/article/failure';
import { findBase, makePart, partName } from '@/utils/export/series';
import {
  changeBackupPlace,
  forgetBackupParts,
  getBackupPlace,
  listApart,
  listBackupParts,
  putBackupPart,
  stampOf,
  stampsOf,
} from '@/utils/library/backups';
import { getPicture, listIds, readArticles } from '@/utils/library/read';
import type { BackupPart, BackupPlace } from '@/utils/library/schema';
import { lastBackupSetting } from '@/utils/settings/settings';
import { folderFailure } from '../folder/folder-failure';
import { isBackupDue } from './schedule';
import { type BackupTarget, targetOf } from './targets';

/** Below the chosen place, so that nothing of the reader's lies among the files. */
const FOLDER = 'jianbao-backup';

/** Two contexts at one series would write the same changes twice. */
const LOCK = 'backup';

export interface BackupRun {
  /** What was written; nothing where everything was there already. */
  kind: 'full' | 'changes' | 'nothing';
  path: string | null;
  /** Articles in what was written, and in the library. */
  written: number;
  articles: number;
}

export interface RunOptions {
  /** Nothing is done unless a backup is due. */
  ifDue?: boolean;
  target?(place: BackupPlace): BackupTarget;
  /** Notes when everything was last safe; in the setting, where the context can reach it. */
  note?(backup: BackupNote): Promise<void>;
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
}

/**
 * Writes the next part of the series to the chosen place, which the browser must allow by now. Resolves to undefined
 * where there was nothing to do: no place, none due, another context at it. Notes why it failed with the place, and
 * throws it: `Failure('folder-gone')`, `Failure('folder-denied')`, `Failure('backup-unwritten')`, the signal's reason.
 */
export function runBackup(options: RunOptions = {}): Promise<BackupRun | undefined> {
  return navigator.locks.request(LOCK, { ifAvailable: options.ifDue ?? false }, async (lock) => {
    const place = lock ? await getBackupPlace() : undefined;
    if (!place || (options.ifDue && !isBackupDue(place, Date.now()))) return undefined;
    try {
      return await write(place, options);
    } catch (error) {
      options.signal?.throwIfAborted();
      const failure = folderFailure(error, place.name);
      const { code, detail = null } = describeFailure(failure);
      await changeBackupPlace(place.library, { failure: { code, detail, at: Date.now() } });
      throw failure;
    }
  });
}

async function write(place: BackupPlace, options: RunOptions): Promise<BackupRun> {
  const { library } = place;
  const target = options.target?.(place) ?? targetOf(place);
  const parts = await listBackupParts(library);
  const base = await findBase(parts, async ({ path, size }) => (await target.sizeOf(path)) === size);
  const now = Math.max(Date.now(), (parts.at(-1)?.at ?? 0) + 1);
  const ids = await listIds({ sort: 'savedAt', direction: 'oldest' });
  // What is saved next is to be safe soon, and not a week after an empty backup.
  if (!base && ids.length === 0) return { kind: 'nothing', path: null, written: 0, articles: 0 };
  const made = await makePart(readArticles(ids), {
    ...{ library, now, stampOf, readPicture: getPicture },
    since: base?.full.at ?? null,
    stamps: stampsOf(base?.chain ?? []),
    apart: await listApart(),
    onProgress: (done) => options.onProgress?.(done, ids.length),
    ...(options.signal && { signal: options.signal }),
  });
  options.signal?.throwIfAborted();
  let path: string | null = null;
  if (made) {
    const { blob, ...facts } = made;
    path = `${FOLDER}/${partName(made.kind, now)}`;
    await target.write(path, blob);
    await putBackupPart({ library, at: now, path, size: blob.size, ...facts });
    if (made.kind === 'full') await prune(parts, target);
  }
  await Promise.all([
    changeBackupPlace(library, { at: now, failure: null }),
    (options.note ?? lastBackupSetting.setValue)({ at: now, articles: ids.length }),
  ]);
  return { kind: made?.kind ?? 'nothing', path, written: made?.ids.length ?? 0, articles: ids.length };
}

/** After a full part the one before it is kept with its changes, and what is older goes. */
async function prune(before: readonly BackupPart[], target: BackupTarget): Promise<void> {
  const last = before.findLastIndex(({ kind }) => kind === 'full');
  const old = before.slice(0, Math.max(0, last));
  for (const { path } of old) {
    // One that is gone, or held open by another program, is no reason to fail.
    await target.remove(path).catch(() => {});
  }
  await forgetBackupParts(old);
}
