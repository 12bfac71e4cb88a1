import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { ExportMenu } from '@/components/ExportMenu';
import type { IconName } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';
import type { LibraryQuery } from '@/utils/library/search/library-query';
import { optionsChoice, useFormats } from '../shared/use-formats';
import { MoreActions } from './MoreActions';
import { usePage } from './page-context';
import { defaultQuery, findsTheSame } from './route';
import { TagPanel } from './TagPanel';
import { useBulk } from './use-bulk';
import { useEscape } from './use-escape';
import { useExporting } from './use-exporting';
import type { Selecting } from './use-selection';

interface LibraryToolbarProps {
  query: LibraryQuery;
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
  const [tagging, setTagging] = useState(false);
  const active = selecting.count > 0;
  useEscape(active && !tagging, selecting.clear);
  const whole = findsTheSame(query, defaultQuery) ? t('exportAll') : t('exportFound');
  return (
    <div class="toolbar" data-selecting={active || undefined}>
      <SelectAll count={count} selecting={selecting} />
      <div class="toolbar-actions">
        {active && (
          <SelectionActions selecting={selecting} tagging={tagging} onTag={() => setTagging(!tagging)} />
        )}
      </div>
      <ExportMenu
        choices={formats}
        label={active ? t('exportSelected') : whole}
        kind={active ? 'primary' : 'plain'}
        testId="export-selected"
        disabled={busy || count === 0}
        onChoose={(id) => {
          if (id === optionsChoice) location.hash = '#settings';
          else void exportAs(selecting.resolve, id);
        }}
      />
      {active && tagging && <TagPanel selecting={selecting} onClose={() => setTagging(false)} />}
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

interface SelectionActionsProps {
  selecting: Selecting;
  tagging: boolean;
  onTag(): void;
}

/** The frequent ones; the others are in a menu. */
function SelectionActions({ selecting, tagging, onTag }: SelectionActionsProps) {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const { mark, remove } = useBulk();
  const removeAll = async () => {
    if (await remove(selecting.resolve)) selecting.clear();
  };
  const star = () => void mark(selecting.resolve, { starred: true }, (count) => t('starredMany', { count }));
  const markRead = () =>
    void mark(selecting.resolve, { read: true }, (count) => t('markedReadMany', { count }));
  return (
    <>
      <ActionButton
        icon="envelopeOpen"
        label={t('markRead')}
        disabled={busy}
        testId="mark-read"
        onClick={markRead}
      />
      <ActionButton icon="star" label={t('star')} disabled={busy} testId="star-selected" onClick={star} />
      <ActionButton
        icon="tag"
        label={t('tag')}
        disabled={false}
        expanded={tagging}
        testId="tag-selected"
        onClick={onTag}
      />
      <ActionButton
        icon="trash"
        label={t('remove')}
        disabled={busy}
        testId="remove-selected"
        onClick={() => void removeAll()}
      />
      <MoreActions selecting={selecting} />
    </>
  );
}

interface ActionButtonProps {
  icon: IconName;
  label: string;
  testId: string;
  disabled: boolean;
  expanded?: boolean;
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
