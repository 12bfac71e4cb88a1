import { useMemo, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import { formatReport, groupOf, type ImportEntry } from '../shared/import-report';
import { readerAddress } from '../shared/reader-address';
import { AddressesToSave } from './AddressesToSave';
import { ImportTotalsList } from './ImportTotalsList';
import { OlderTexts } from './OlderTexts';
import { usePage } from './page-context';
import { sentenceOf } from './sentences';
import type { ImportState } from './use-import';

/** Lines shown at first, and added by each click: a report may have 60,000. */
const PAGE_SIZE = 100;

/** What became of every file of an import. */
export function ImportReport({ state, onImport }: { state: ImportState; onImport(): void }) {
  const { t } = useLocaleContext();
  const { totals, entries } = state;
  const [onlyProblems, setOnlyProblems] = useState(totals.failed > 0);
  const [limit, setLimit] = useState(PAGE_SIZE);
  const problems = useMemo(() => entries.notable.filter((entry) => groupOf(entry) === 'failed'), [entries]);
  const listed = onlyProblems ? problems : entries;
  const shown = useMemo(() => first(listed, limit), [listed, limit]);
  if (totals.seen === 0 && !state.stop) return <Notice tone="warning">{t('importNothing')}</Notice>;
  return (
    <div class="card report" data-testid="import-report" data-seen={totals.seen}>
      <h2>{t(state.dryRun ? 'importPlan' : 'importReport')}</h2>
      <Ending state={state} />
      <ImportTotalsList totals={totals} />
      <AddressesToSave entries={entries.notable} />
      <OlderTexts entries={entries.notable} isPlan={state.dryRun} />
      <div class="report-tools">
        {state.dryRun && (
          <Button kind="primary" testId="import-now" onClick={onImport}>
            {t('importNow')}
          </Button>
        )}
        {totals.failed > 0 && (
          <label class="check">
            <input
              type="checkbox"
              data-testid="only-problems"
              checked={onlyProblems}
              onChange={(event) => setOnlyProblems(event.currentTarget.checked)}
            />
            {t('onlyProblems')}
          </label>
        )}
        <CopyButton entries={listed} />
        <a class="button" href="#library">
          {t('openLibrary')}
        </a>
      </div>
      <ul class="report-list">
        {shown.map((entry, index) => (
          // Two entries may have the same name, and the list never changes its order.
          <ReportLine key={index} entry={entry} isPlan={state.dryRun} />
        ))}
      </ul>
      {listed.length > limit && (
        <Button onClick={() => setLimit(limit + PAGE_SIZE)}>
          {t('showMore', { count: Math.min(PAGE_SIZE, listed.length - limit) })}
        </Button>
      )}
    </div>
  );
}

function first(entries: Iterable<ImportEntry>, limit: number): ImportEntry[] {
  const some: ImportEntry[] = [];
  for (const entry of entries) {
    if (some.length === limit) break;
    some.push(entry);
  }
  return some;
}

/** Whether the import came to its end, and what stays of it if not. */
function Ending({ state: { stop, totals, dryRun } }: { state: ImportState }) {
  const { t } = useLocaleContext();
  const count = totals.seen;
  // A try leaves nothing behind that would have to be told of.
  if (dryRun && stop?.reason !== 'failed') return null;
  if (!stop) return <p>{t('importFinished', { count })}</p>;
  if (stop.reason === 'cancelled') return <Notice>{t('importCancelled', { count })}</Notice>;
  return (
    <Notice tone="danger" icon="alert">
      <p>{sentenceOf(t, stop.code, stop.detail)}</p>
      <p>{t('importStopped', { count })}</p>
    </Notice>
  );
}

/** A planned entry's article may not be there yet, so it is no link. */
function ReportLine({ entry, isPlan }: { entry: ImportEntry; isPlan: boolean }) {
  const { t } = useLocaleContext();
  const group = groupOf(entry);
  return (
    <li class="report-line" data-group={group}>
      <span class="report-group">{t(`import.${group}`)}</span>
      <span class="report-words">
        {entry.outcome === 'failed' ? (
          <FailureWords entry={entry} />
        ) : isPlan ? (
          <span>{entry.title}</span>
        ) : (
          <a href={readerAddress(entry.id)}>{entry.title}</a>
        )}
        {isTold(entry.outcome) && <span class="report-why">{t(`import.why.${entry.outcome}`)}</span>}
        <span class="report-file">{entry.file}</span>
      </span>
    </li>
  );
}

/** Where the two texts differ, the reader is told which one stands in front. */
function isTold(outcome: string): outcome is 'updated' | 'older-kept' | 'kept-fuller' | 'empty-kept' {
  return /^(?:updated|older-kept|kept-fuller|empty-kept)$/.test(outcome);
}

function FailureWords({
  entry: { code, detail = '' },
}: {
  entry: Extract<ImportEntry, { outcome: 'failed' }>;
}) {
  const { t } = useLocaleContext();
  if (code !== 'address-only' && code !== 'address-known') return <span>{sentenceOf(t, code, detail)}</span>;
  return (
    <a href={detail} target="_blank" rel="noopener noreferrer">
      {detail}
    </a>
  );
}

function CopyButton({ entries }: { entries: Iterable<ImportEntry> }) {
  const { t } = useLocaleContext();
  const { notify, notifyFailure } = usePage();
  const copy = () => {
    const text = formatReport(entries, {
      group: (group) => t(`import.${group}`),
      failure: (code, detail) => sentenceOf(t, code, detail),
    });
    navigator.clipboard.writeText(text).then(() => notify(t('reportCopied')), notifyFailure);
  };
  return (
    <Button testId="copy-report" onClick={copy}>
      {t('copyReport')}
    </Button>
  );
}
