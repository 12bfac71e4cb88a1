import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { BackupPlace } from '@/utils/library/schema';
import { isBackupDue } from '../shared/backup/schedule';
import { useBackupPlace } from '../shared/backup/use-backup-place';
import { mayWrite } from '../shared/folder/access';
import { usePage } from './page-context';
import { sentenceOf } from './sentences';
import { useAutoBackup } from './use-auto-backup';

/** Says that a backup is due which the browser does not let happen by itself, or why the last one failed. */
export function BackupWaiting() {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const { backUp } = useAutoBackup();
  const place = useBackupPlace();
  const isAllowed = useIsAllowed(place);
  if (!place || place.every === 0) return null;
  const { failure, name } = place;
  const isWaiting = isAllowed === false && isBackupDue({ ...place, failure: null }, Date.now());
  if (!failure && !isWaiting) return null;
  return (
    <div data-testid="backup-waiting">
      <Notice
        tone={failure ? 'danger' : 'quiet'}
        icon={failure ? 'alert' : 'export'}
        actions={
          <Button testId="backup-waiting-now" disabled={busy} onClick={() => void backUp(place)}>
            {t('backupAutoNow')}
          </Button>
        }
      >
        {failure
          ? t('backupFailed', { name, why: sentenceOf(t, failure.code, failure.detail ?? undefined) })
          : t('backupWaiting', { name })}
      </Notice>
    </div>
  );
}

/** Undefined until it is known. */
function useIsAllowed(place: BackupPlace | null | undefined): boolean | undefined {
  const [isAllowed, setIsAllowed] = useState<boolean>();
  useEffect(() => {
    // Where it can't even be asked, trying tells why.
    if (place) void mayWrite(place, false).then(setIsAllowed, () => setIsAllowed(true));
  }, [place]);
  return isAllowed;
}
