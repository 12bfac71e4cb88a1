import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import { type DamagedArticle, damagedPictures, type LibraryCheck } from '@/utils/library/integrity/damage';
import { filesOfInput } from '../shared/picked-files';
import { DamageList } from './DamageList';
import { FileButton } from './FileButton';
import { usePage } from './page-context';
import { useVerify } from './use-verify';

/** Whether everything is as it was saved, and the way to mend what is not. */
export function VerifySettings() {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const { found, check, repair, refetch, rebuild } = useVerify();
  return (
    <>
      <div class="setting-line">
        <p>{t('verifyHint')}</p>
        <Button icon="check" testId="verify" disabled={busy} onClick={() => void check()}>
          {t('verifyNow')}
        </Button>
      </div>
      <div aria-live="polite" class="setting-body">
        {found && <Verdict found={found} onRebuild={() => void rebuild()} />}
      </div>
      {found && found.damaged.length > 0 && (
        <>
          <DamageList damaged={found.damaged} />
          <p class="line-facts">{t('verifyRepairHint')}</p>
          <div class="setting-choices">
            <FileButton
              primary
              label={t('verifyRepair')}
              testId="verify-repair"
              disabled={busy}
              attributes={{ accept: '.zip,.json' }}
              onChange={(input) => {
                const files = input.files ? filesOfInput(input.files) : [];
                input.value = '';
                if (files.length > 0) void repair(files);
              }}
            />
            {hasPictures(found.damaged) && (
              <Button testId="verify-refetch" disabled={busy} onClick={() => void refetch()}>
                {t('verifyRefetch')}
              </Button>
            )}
          </div>
        </>
      )}
    </>
  );
}

function Verdict({ found, onRebuild }: { found: LibraryCheck; onRebuild(): void }) {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const { articles, pictures, damaged, unusedPictures, index } = found;
  const isSound = damaged.length === 0 && index.isSound;
  const data = { 'data-testid': 'verify-verdict', 'data-damaged': damaged.length, 'data-sound': isSound };
  return (
    <>
      {isSound && (
        <div {...data}>
          <Notice icon="check">{t('verifySound', { articles, pictures })}</Notice>
        </div>
      )}
      {damaged.length > 0 && (
        <div {...data}>
          <Notice tone="danger" icon="alert">
            {t('verifyDamaged', { articles, pictures, damaged: damaged.length })}
          </Notice>
        </div>
      )}
      {!index.isSound && (
        <Notice
          tone="warning"
          icon="alert"
          actions={
            <Button testId="verify-rebuild" disabled={busy} onClick={onRebuild}>
              {t('verifyRebuild')}
            </Button>
          }
        >
          {t('verifyIndex')}
        </Notice>
      )}
      {unusedPictures.length > 0 && <p>{t('verifyUnused', { count: unusedPictures.length })}</p>}
    </>
  );
}

function hasPictures(damaged: readonly DamagedArticle[]): boolean {
  return damaged.some(({ damages, binned }) => !binned && damagedPictures(damages).length > 0);
}
