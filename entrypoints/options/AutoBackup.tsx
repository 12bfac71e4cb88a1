import { Button } from '@/components/Button';
import { ChoiceRow } from '@/components/ChoiceRow';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { BackupPlace } from '@/utils/library/schema';
import { formatInstant } from '@/utils/locale/dates';
import { backupIntervals, nextBackup } from '../shared/backup/schedule';
import { useBackupPlace } from '../shared/backup/use-backup-place';
import { canPickFolder } from '../shared/folder/access';
import { DOWNLOADS } from '../shared/folder/downloads-target';
import { usePage } from './page-context';
import { sentenceOf } from './sentences';
import { useAutoBackup } from './use-auto-backup';

/** Backups that are made by themselves: where, how often, the last and the next one, and what went wrong. */
export function AutoBackup() {
  const { t } = useLocaleContext();
  const place = useBackupPlace();
  // Nothing can be said before it was looked for.
  if (place === undefined) return null;
  return (
    <section class="auto-backup" aria-label={t('backupAuto')} data-testid="auto-backup">
      <h3>{t('backupAuto')}</h3>
      <p class="line-facts">{t('backupAutoHint')}</p>
      {place && <PlaceCard place={place} />}
      <PlaceChoice chosen={place !== null} />
    </section>
  );
}

function PlaceCard({ place }: { place: BackupPlace }) {
  const { t, locale } = useLocaleContext();
  const { busy } = usePage();
  const { backUp, setEvery } = useAutoBackup();
  const { handle, name, at, every, failure } = place;
  const next = nextBackup(place);
  const time = (instant: number) => formatInstant(instant, locale);
  return (
    <div class="card folder">
      <div class="setting-line">
        <p>
          <strong>{handle ? name : t('folderInDownloads', { name: DOWNLOADS })}</strong>
          <span class="line-facts" data-testid="auto-backup-last" data-at={at}>
            {at > 0 ? t('backupAutoLast', { time: time(at) }) : t('backupAutoNever')}
          </span>
          {next !== undefined && (
            <span class="line-facts" data-testid="auto-backup-next">
              {next <= Date.now() ? t('backupAutoSoon') : t('backupAutoNext', { time: time(next) })}
            </span>
          )}
        </p>
        <Button kind="primary" testId="auto-backup-now" disabled={busy} onClick={() => void backUp(place)}>
          {t('backupAutoNow')}
        </Button>
      </div>
      {failure && (
        <Notice tone="danger" icon="alert">
          {t('backupAutoFailed', {
            time: time(failure.at),
            why: sentenceOf(t, failure.code, failure.detail ?? undefined),
          })}
        </Notice>
      )}
      <ChoiceRow
        name="backup-every"
        label={t('backupAutoEvery')}
        value={String(every)}
        choices={backupIntervals.map((days) => [String(days), t(`backupAutoEvery.${days}`)] as const)}
        onChange={(days) => void setEvery(place, Number(days))}
      />
      <p class="line-facts">{t(handle ? 'backupAutoWhen' : 'backupAutoWhenDownloads')}</p>
      <p class="line-facts">{t(handle ? 'backupAutoFolder' : 'backupAutoDownloads')}</p>
    </div>
  );
}

function PlaceChoice({ chosen }: { chosen: boolean }) {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const { chooseFolder, chooseDownloads } = useAutoBackup();
  return (
    <div class="setting-choices">
      {canPickFolder() && (
        <Button testId="auto-backup-folder" disabled={busy} onClick={() => void chooseFolder()}>
          {t(chosen ? 'backupAutoOtherFolder' : 'backupAutoToFolder')}
        </Button>
      )}
      <Button testId="auto-backup-downloads" disabled={busy} onClick={() => void chooseDownloads()}>
        {t('backupAutoToDownloads')}
      </Button>
    </div>
  );
}
