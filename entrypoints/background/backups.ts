import { browser } from 'wxt/browser';
import { emptyOutbox, getBackupPlace, putIntoOutbox } from '@/utils/library/backups';
import { toOffscreen } from '@/utils/messages/rpc';
import { BACKUP_ALARM, setBackupAlarm } from '../shared/backup/alarm';
import { runBackup } from '../shared/backup/run';
import { targetOf } from '../shared/backup/targets';
import type { AddressOf } from '../shared/folder/downloads-target';
import { keepAwake } from './keep-awake';

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
  if (!place || place.handle) return;
  try {
    await runBackup({ ifDue: true, target: (chosen) => targetOf(chosen, addressOf) });
  } catch (error) {
    // Noted with the place: the library page says so, and what to do.
    console.warn('No backup', error);
  }
}

/** Firefox's background has a page's own way; Chrome's worker asks a page that nobody sees. */
const addressOf: AddressOf | undefined = 'createObjectURL' in URL ? undefined : addressInPage;

const PAGE = 'offscreen.html';

async function addressInPage(content: Blob): ReturnType<AddressOf> {
  const id = crypto.randomUUID();
  await emptyOutbox(); // what a worker left that was stopped
  await putIntoOutbox(id, content);
  const { offscreen } = browser;
  // One that was left open answers as well.
  if (!(await offscreen.hasDocument())) {
    const justification = 'Gives the file of a backup an address to download it from.';
    await offscreen.createDocument({ url: PAGE, reasons: ['BLOBS'], justification });
  }
  const url = await toOffscreen('addressOf', id);
  if (url === null) throw new Error('The backup was not handed over');
  return { url, release: () => void offscreen.closeDocument().then(emptyOutbox) };
}
