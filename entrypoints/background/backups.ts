import { browser } from 'wxt/browser';
import { getBackupPlace } from '@/utils/library/backups';
import type { BackgroundApi } from '@/utils/messages/protocol';
import { toOffscreen } from '@/utils/messages/rpc';
import { lastBackupSetting } from '@/utils/settings/settings';
import { BACKUP_ALARM, setBackupAlarm } from '../shared/backup/alarm';
import { isBackupDue } from '../shared/backup/schedule';
import { DOWNLOADS, download, downloadedSize } from '../shared/folder/downloads-target';
import { keepAwake } from './keep-awake';

/** What the page that nobody sees can't do itself. */
export const backupApi: Pick<BackgroundApi, 'downloadBackup' | 'sizeOfBackup' | 'noteBackup'> = {
  downloadBackup: (url, path) => download(url, `${DOWNLOADS}/${path}`),
  sizeOfBackup: async (path) => (await downloadedSize(`${DOWNLOADS}/${path}`)) ?? null,
  noteBackup: (note) => lastBackupSetting.setValue(note),
};

/** Listens for the time to look whether a backup is due. To be called at once when the worker starts. */
export function serveBackups(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === BACKUP_ALARM) void keepAwake(backUpIfDue());
  });
}

/** A browser may forget alarms when it is updated, so each start of the worker sees to it. */
export async function tendBackups(): Promise<void> {
  const place = await getBackupPlace();
  await setBackupAlarm(place?.handle === null && place.every > 0);
}

/** Makes the backup among the downloads when it is due. A folder can only be written by a page. */
async function backUpIfDue(): Promise<void> {
  const place = await getBackupPlace();
  if (!place || place.handle || !isBackupDue(place, Date.now())) return;
  try {
    // Firefox's background is a page, and can load what it needs when it needs it.
    if (import.meta.env.FIREFOX) await (await import('../shared/backup/run')).runBackup({ ifDue: true });
    else await backUpOffscreen();
  } catch (error) {
    // Noted with the place: the library page says so, and what to do.
    console.warn('No backup', error);
  }
}

async function backUpOffscreen(): Promise<void> {
  const { offscreen } = browser;
  // One that a stopped worker left open answers as well.
  if (!(await offscreen.hasDocument())) {
    const justification = 'Writes a backup and gives its file an address to download it from.';
    await offscreen.createDocument({ url: 'offscreen.html', reasons: ['BLOBS'], justification });
  }
  try {
    await toOffscreen('backUp');
  } finally {
    await offscreen.closeDocument();
  }
}
