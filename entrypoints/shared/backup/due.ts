import type { BackupNote } from '@/utils/article/backup';
import { listArticles } from '@/utils/library/read';
import {
  backupReminderSetting,
  backupSnoozeSetting,
  lastBackupSetting,
  type ReminderDays,
} from '@/utils/settings/settings';

const DAY = 24 * 60 * 60 * 1000;

/** How long a reminder that was put off stays away, ms. */
export const SNOOZE = 3 * DAY;

/** Fewer clippings are no collection that anybody would mourn. */
const LEAST = 5;

export interface BackupFacts {
  last: BackupNote | null;
  /** Every so many days; 0 for never. */
  every: ReminderDays;
  snoozedUntil: number;
  /** Epoch ms. */
  now: number;
  /** How many there are; whoever has many need not count them all. */
  articles: number;
  /** When the first of them was saved, epoch ms. */
  oldest: number;
  /** When the last of them was saved or confirmed, epoch ms. */
  newest: number;
}

export interface DueBackup {
  /** Whole days since the last one; null where there was none. */
  days: number | null;
}

/** Whether the reader should be reminded of a backup. Pure. */
export function dueBackup(facts: BackupFacts): DueBackup | undefined {
  const { last, every, snoozedUntil, now, articles, oldest, newest } = facts;
  if (every === 0 || articles < LEAST || now < snoozedUntil) return undefined;
  const reference = last?.at ?? oldest;
  if (now - reference < every * DAY || (last && newest <= last.at)) return undefined;
  return { days: last ? Math.floor((now - last.at) / DAY) : null };
}

/** Whether a backup is due now. */
export async function findDueBackup(now: number): Promise<DueBackup | undefined> {
  const [backup, every, snoozedUntil] = await Promise.all([
    lastBackupSetting.getValue(),
    backupReminderSetting.getValue(),
    backupSnoozeSetting.getValue(),
  ]);
  // Most of the time there is no reason to open the library.
  if (every === 0 || now < snoozedUntil || (backup && now - backup.at < every * DAY)) return undefined;
  const [first, last] = await Promise.all([
    listArticles({ sort: 'savedAt', direction: 'oldest' }, LEAST),
    listArticles({ sort: 'savedAt', direction: 'newest' }, 1),
  ]);
  return dueBackup({
    ...{ last: backup, every, snoozedUntil, now },
    articles: first.articles.length,
    oldest: first.articles[0]?.firstSavedAt ?? now,
    newest: last.articles[0]?.savedAt ?? 0,
  });
}
