import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { listIds } from '@/utils/library/read';
import { usePage } from './page-context';
import { defaultQuery } from './route';
import { useExporting } from './use-exporting';

/** Everything into one file. */
export function BackupSettings() {
  const { t } = useLocaleContext();
  const { busy, notify, notifyFailure } = usePage();
  const exportAs = useExporting();
  const backUp = async () => {
    const ids = await listIds(defaultQuery);
    if (ids.length === 0) notify(t('backupNothing'));
    else await exportAs(async () => ids, 'backup');
  };
  return (
    <div class="setting-line">
      <p>{t('backupHint')}</p>
      <Button icon="export" testId="backup" disabled={busy} onClick={() => backUp().catch(notifyFailure)}>
        {t('backupNow')}
      </Button>
    </div>
  );
}
