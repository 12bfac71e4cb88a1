import type { BackupPlace } from '@/utils/library/schema';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Who reads every morning does not come to the minute: a day's backup is due a little before the day is over. */
const SLACK = 3 * HOUR;
/** After a try that failed, ms. */
const RETRY = HOUR;

/** Days between two backups that can be chosen; 0 for none by itself. */
export const backupIntervals = [0, 1, 7, 30] as const;

/** When the next backup is due, epoch ms, which may be past; undefined where none is made by itself. Pure. */
export function nextBackup({ every, at, failure }: BackupPlace): number | undefined {
  if (every === 0) return undefined;
  const due = at === 0 ? 0 : at + every * DAY - SLACK;
  return failure ? Math.max(due, failure.at + RETRY) : due;
}

/** Whether a backup is to be made now. `now` in epoch ms. Pure. */
export function isBackupDue(place: BackupPlace, now: number): boolean {
  const next = nextBackup(place);
  return next !== undefined && next <= now;
}
