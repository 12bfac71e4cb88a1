import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import { backupSnoozeSetting, lastBackupSetting } from '@/utils/settings/settings';
import { type DueBackup, findDueBackup, SNOOZE } from './due';

interface BackupReminderProps {
  /** Goes to where a backup is made. */
  onBackUp(): void;
  notify(message: string): void;
}

/** A quiet line when a backup is due; nothing otherwise. */
export function BackupReminder({ onBackUp, notify }: BackupReminderProps) {
  const { t } = useLocaleContext();
  const due = useDueBackup();
  const later = async () => {
    await backupSnoozeSetting.setValue(Date.now() + SNOOZE);
    notify(t('backupLaterDone'));
  };
  if (!due) return null;
  return (
    <div data-testid="backup-reminder">
      <Notice
        icon="export"
        actions={
          <>
            <Button testId="backup-due" onClick={onBackUp}>
              {t('backupNow')}
            </Button>
            <Button kind="quiet" testId="backup-later" onClick={() => void later()}>
              {t('backupLater')}
            </Button>
          </>
        }
      >
        {due.days === null ? t('backupDueNever') : t('backupDue', { days: due.days })}
      </Notice>
    </div>
  );
}

/** Looked for after the page has shown itself, and again when a backup was made or the reminder put off. */
function useDueBackup(): DueBackup | undefined {
  const [due, setDue] = useState<DueBackup>();
  const look = useCallback(
    // A library that can't be read says so itself.
    () => void findDueBackup(Date.now()).then(setDue, (error: unknown) => console.error(error)),
    [],
  );
  useEffect(() => {
    look();
    const stops = [lastBackupSetting.watch(look), backupSnoozeSetting.watch(look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [look]);
  return due;
}
