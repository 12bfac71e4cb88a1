import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleId } from '@/utils/article/types';
import type { FolderChoice, FolderEntry } from '@/utils/export/folder/types';
import { readerAddress } from '../shared/reader-address';

/** Lines shown; the rest are counted. */
const SHOWN = 20;

interface FolderReportProps {
  entries: readonly FolderEntry[];
  busy: boolean;
  onSettle(ids: readonly ArticleId[], choice: FolderChoice): void;
}

/** What was written into a folder, and the files that their owner has changed or deleted, with what can be done. */
export function FolderReport({ entries, busy, onSettle }: FolderReportProps) {
  const { t } = useLocaleContext();
  const count = (...outcomes: string[]) => entries.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return (
    <div aria-live="polite" data-testid="folder-report">
      <p>
        {t('folderReport', {
          written: count('written', 'beside'),
          updated: count('updated'),
          unchanged: count('unchanged'),
        })}
      </p>
      <Open entries={entries} outcome="edited" busy={busy} onSettle={onSettle} />
      <Open entries={entries} outcome="deleted" busy={busy} onSettle={onSettle} />
    </div>
  );
}

/** The files of which the reader has to say what is to become of them. */
function Open({ entries, outcome, busy, onSettle }: FolderReportProps & { outcome: 'edited' | 'deleted' }) {
  const { t } = useLocaleContext();
  const open = entries.filter((entry) => entry.outcome === outcome);
  if (open.length === 0) return null;
  const ids = open.map(({ id }) => id);
  return (
    <div class="folder-open" data-testid={`folder-${outcome}`}>
      <p>{t(`folderOpen.${outcome}`, { count: open.length })}</p>
      <ul>
        {open.slice(0, SHOWN).map(({ id, path }) => (
          <li key={id}>
            <a href={readerAddress(id)}>{path}</a>
          </li>
        ))}
        {open.length > SHOWN && <li>{t('folderMore', { count: open.length - SHOWN })}</li>}
      </ul>
      <div class="setting-choices">
        <Button disabled={busy} testId={`write-${outcome}`} onClick={() => onSettle(ids, 'write')}>
          {t(`folderWrite.${outcome}`)}
        </Button>
        <Button disabled={busy} testId={`leave-${outcome}`} onClick={() => onSettle(ids, 'leave')}>
          {t('folderLeave')}
        </Button>
      </div>
    </div>
  );
}
