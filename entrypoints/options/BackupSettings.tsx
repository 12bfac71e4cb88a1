import { Button } from '@/components/Button';
import { ChoiceRow } from '@/components/ChoiceRow';
import { useLocaleContext } from '@/components/locale-context';
import { listIds } from '@/utils/library/read';
import { formatInstant } from '@/utils/locale/dates';
import {
  backupReminderSetting,
  lastBackupSetting,
  type ReminderDays,
  reminderDays,
} from '@/utils/settings/settings';
import { useSetting } from '../shared/use-setting';
import { AutoBackup } from './AutoBackup';
import { usePage } from './page-context';
import { defaultQuery } from './route';
import { useExporting } from './use-exporting';

/** Everything into one file, when that was last done, and how often the reader wants to be reminded. */
export function BackupSettings() {
  const { t, locale } = useLocaleContext();
  const { busy, notify, notifyFailure } = usePage();
  const exportAs = useExporting();
  const [last] = useSetting(lastBackupSetting);
  const [every, setEvery] = useSetting(backupReminderSetting);
  const backUp = async () => {
    const ids = await listIds(defaultQuery);
    if (ids.length === 0) notify(t('backupNothing'));
    else await exportAs(async () => ids, 'backup');
  };
  return (
    <>
      <div class="setting-line">
        <p>{t('backupHint')}</p>
        <Button icon="export" testId="backup" disabled={busy} onClick={() => backUp().catch(notifyFailure)}>
          {t('backupNow')}
        </Button>
      </div>
      <p data-testid="last-backup" data-at={last?.at}>
        {last
          ? t('lastBackup', { time: formatInstant(last.at, locale), count: last.articles })
          : t('neverBackedUp')}
      </p>
      <ChoiceRow
        name="backup-reminder"
        label={t('backupRemind')}
        value={String(every)}
        choices={reminderDays.map((days) => [String(days), t(`backupRemind.${days}`)] as const)}
        onChange={(days) => setEvery(Number(days) as ReminderDays)}
      />
      <AutoBackup />
    </>
  );
}
