import { browser } from 'wxt/browser';

export const BACKUP_ALARM = 'backup';

/** How often the background looks whether a backup is due, and how soon for the first time. Minutes. */
const EVERY = 60;
const FIRST = 1;

/** Wakes the background for backups, or no longer does. */
export async function setBackupAlarm(wanted: boolean): Promise<void> {
  const known = await browser.alarms.get(BACKUP_ALARM);
  if (!wanted) await browser.alarms.clear(BACKUP_ALARM);
  else if (!known)
    await browser.alarms.create(BACKUP_ALARM, { periodInMinutes: EVERY, delayInMinutes: FIRST });
}
