import { useCallback } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { Failure } from '@/utils/article/failure';
import { changeBackupPlace, getBackupPlace, putBackupPlace } from '@/utils/library/backups';
import type { BackupPlace } from '@/utils/library/schema';
import { setBackupAlarm } from '../shared/backup/alarm';
import { backupSentence } from '../shared/backup/sentence';
import { askForDownloads, mayWrite, pickFolder } from '../shared/folder/access';
import { DOWNLOADS } from '../shared/folder/downloads-target';
import { usePage } from './page-context';

/** How often, until the reader chooses otherwise. Days. */
const WEEKLY = 7;

/** What can be done about backups that are made by themselves. Each must be called straight from a click. */
export function useAutoBackup() {
  const { t } = useLocaleContext();
  const { run, notify, notifyFailure } = usePage();

  const backUp = useCallback(
    async (place: BackupPlace) => {
      const report = await run(t('backupAutoRunning'), async ({ onProgress, signal }) => {
        const isAllowed = await (place.handle ? mayWrite(place, true) : askForDownloads());
        if (!isAllowed) throw new Failure('folder-denied', place.name);
        // Loaded when used: zip is heavier than the page that offers it.
        return (await import('../shared/backup/run')).runBackup({ onProgress, signal });
      });
      if (report) notify(backupSentence(t, report));
    },
    [run, notify, t],
  );

  const choose = useCallback(
    async (handle: FileSystemDirectoryHandle | null) => {
      const before = await getBackupPlace();
      const place: BackupPlace = {
        ...{ id: 'automatic', library: crypto.randomUUID(), name: handle?.name ?? DOWNLOADS, handle },
        ...{ every: before?.every || WEEKLY, at: 0, failure: null },
      };
      await putBackupPlace(place);
      await setBackupAlarm(handle === null);
      await backUp(place);
    },
    [backUp],
  );

  const chooseFolder = useCallback(async () => {
    try {
      const handle = await pickFolder();
      if (handle) await choose(handle);
    } catch (error) {
      notifyFailure(error);
    }
  }, [choose, notifyFailure]);

  const chooseDownloads = useCallback(async () => {
    try {
      if (await askForDownloads()) await choose(null);
      else notify(t('folderDownloadsRefused'));
    } catch (error) {
      notifyFailure(error);
    }
  }, [choose, notify, notifyFailure, t]);

  const setEvery = useCallback(
    async ({ library, handle }: BackupPlace, every: number) => {
      try {
        await changeBackupPlace(library, { every });
        await setBackupAlarm(handle === null && every > 0);
        notify(t(every === 0 ? 'backupAutoOff' : 'backupAutoSet'));
      } catch (error) {
        notifyFailure(error);
      }
    },
    [notify, notifyFailure, t],
  );

  return { backUp, chooseFolder, chooseDownloads, setEvery };
}
