import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Progress } from '@/components/Progress';
import { ImportTotalsList } from './ImportTotalsList';
import type { Importing, ImportState } from './use-import';

/** How far a running import is, and how to hold or end it. */
export function ImportProgress({ importing: { state, cancel, pause, goOn } }: { importing: Importing }) {
  const { t } = useLocaleContext();
  const { phase, totals, done, listed, resumedAt } = state;
  return (
    <div
      class="card import-progress"
      data-testid="import-progress"
      data-phase={phase}
      data-seen={totals.seen}
    >
      <Progress
        label={t(labelOf(state))}
        // A single file says nothing of how far it is: it may hold one article or thousands.
        {...(listed > 1 && { value: done, max: listed })}
        detail={
          listed > 1 ? t('progressOf', { done, total: listed }) : t('importSeen', { count: totals.seen })
        }
      />
      <Speed state={state} />
      {resumedAt > 0 && <p class="import-speed">{t('importResumed', { count: resumedAt })}</p>}
      <ImportTotalsList totals={totals} />
      <div class="import-buttons">
        {phase === 'running' && (
          <Button testId="pause-import" onClick={pause}>
            {t('pause')}
          </Button>
        )}
        {phase === 'paused' && (
          <Button kind="primary" testId="continue-import" onClick={goOn}>
            {t('goOn')}
          </Button>
        )}
        <Button testId="cancel-import" onClick={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

function labelOf({ phase, dryRun }: ImportState) {
  if (phase === 'waiting') return 'importWaiting';
  if (phase === 'paused') return 'importPaused';
  return dryRun ? 'importTrying' : 'importing';
}

/** How fast it goes and how long it will still take. */
function Speed({ state: { rate, done, listed } }: { state: ImportState }) {
  const { t } = useLocaleContext();
  if (!rate || rate < 0.1) return null;
  const seconds = (listed - done) / rate;
  const left =
    seconds < 60
      ? t('secondsLeft', { count: Math.ceil(seconds) })
      : t('minutesLeft', { count: Math.ceil(seconds / 60) });
  const speed = t('importRate', { count: Math.max(1, Math.round(rate)) });
  return <p class="import-speed">{listed > 1 ? `${speed} · ${left}` : speed}</p>;
}
