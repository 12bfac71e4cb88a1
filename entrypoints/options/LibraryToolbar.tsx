import { useEffect, useRef } from 'preact/hooks';
import { Button } from '@/components/Button';
import { ExportMenu } from '@/components/ExportMenu';
import type { IconName } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';
import type { ListQuery } from '@/utils/library/read';
import { usePage } from './page-context';
import { defaultQuery, findsTheSame } from './route';
import { useBulk } from './use-bulk';
import { useEscape } from './use-escape';
import { useExporting } from './use-exporting';
import { useFormats } from './use-formats';
import { useRecleaning } from './use-recleaning';
import type { Selecting } from './use-selection';

interface LibraryToolbarProps {
  query: ListQuery;
  /** Articles that the query finds. */
  count: number;
  selecting: Selecting;
}

/** What can be done with what is selected. It is there before anything is, so that nothing moves when it is. */
export function LibraryToolbar({ query, count, selecting }: LibraryToolbarProps) {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const exportAs = useExporting();
  const formats = useFormats();
  useEscape(selecting.count > 0, selecting.clear);
  const whole = findsTheSame(query, defaultQuery) ? t('exportAll') : t('exportFound');
  return (
    <div class="toolbar" data-selecting={selecting.count > 0 || undefined}>
      <SelectAll count={count} selecting={selecting} />
      <SelectionActions selecting={selecting} />
      <ExportMenu
        choices={formats}
        label={selecting.count > 0 ? t('exportSelected') : whole}
        kind={selecting.count > 0 ? 'primary' : 'plain'}
        testId="export-selected"
        disabled={busy || count === 0}
        onChoose={(id) => void exportAs(selecting.resolve, id)}
      />
    </div>
  );
}

function SelectAll({ count, selecting }: { count: number; selecting: Selecting }) {
  const { t } = useLocaleContext();
  const box = useRef<HTMLInputElement>(null);
  const all = count > 0 && selecting.count === count;
  useEffect(() => {
    if (box.current) box.current.indeterminate = selecting.count > 0 && !all;
  }, [selecting.count, all]);
  return (
    <label class="select-all">
      <input
        ref={box}
        type="checkbox"
        data-testid="select-all"
        checked={all}
        disabled={count === 0}
        onClick={() => (all ? selecting.clear() : selecting.all())}
      />
      <span aria-live="polite">
        {selecting.count > 0 ? t('selectedCount', { count: selecting.count }) : t('selectAll')}
      </span>
    </label>
  );
}

function SelectionActions({ selecting }: { selecting: Selecting }) {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const { remove, setRead } = useBulk();
  const reclean = useRecleaning();
  if (selecting.count === 0) return <div class="toolbar-actions" />;
  const markAs = async (read: boolean) => setRead(await selecting.resolve(), read);
  const removeAll = async () => {
    if (await remove(await selecting.resolve())) selecting.clear();
  };
  return (
    <div class="toolbar-actions">
      <ActionButton
        icon="envelopeOpen"
        label={t('markRead')}
        disabled={busy}
        testId="mark-read"
        onClick={() => markAs(true)}
      />
      <ActionButton
        icon="envelope"
        label={t('markUnread')}
        disabled={busy}
        testId="mark-unread"
        onClick={() => markAs(false)}
      />
      <ActionButton
        icon="retry"
        label={t('cleanAgain')}
        disabled={busy}
        testId="reclean"
        onClick={async () => reclean(await selecting.resolve())}
      />
      <ActionButton
        icon="trash"
        label={t('remove')}
        disabled={busy}
        testId="remove-selected"
        onClick={removeAll}
      />
      <Button kind="quiet" icon="close" label={t('clearSelection')} onClick={selecting.clear} />
    </div>
  );
}

interface ActionButtonProps {
  icon: IconName;
  label: string;
  testId: string;
  disabled: boolean;
  onClick(): void;
}

/** An icon with its word where there is room for it. */
function ActionButton({ label, ...rest }: ActionButtonProps) {
  return (
    <Button {...rest} kind="quiet" label={label}>
      <span class="action-word">{label}</span>
    </Button>
  );
}
