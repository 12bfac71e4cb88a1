import { Button } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import { splitQuery } from '@/utils/library/search/tokens';

/** A filter of the page, beside what was typed. */
export interface Condition {
  label: string;
  onRemove(): void;
}

interface NothingFoundProps {
  /** As it was typed; empty where only filters are set. */
  search: string;
  conditions: readonly Condition[];
  onSearch(typed: string): void;
  onClear(): void;
}

/** Parts offered to be left out; who typed more had better begin anew. */
const MOST_PARTS = 5;

/** Nothing is as the reader asked for: each part of it can be left out. */
export function NothingFound({ search, conditions, onSearch, onClear }: NothingFoundProps) {
  const { t } = useLocaleContext();
  const parts = splitQuery(search);
  const some = parts.length + conditions.length > 1;
  const shown = search.length > 60 ? `${[...search].slice(0, 60).join('')}…` : search;
  return (
    <EmptyState
      icon="search"
      title={search ? t('searchNothing', { search: shown }) : t('nothingMatches')}
      hint={t(search ? 'searchNothingHint' : 'nothingMatchesHint')}
    >
      {some &&
        conditions.map(({ label, onRemove }) => (
          <Button key={label} testId="leave-out" onClick={onRemove}>
            {t('leaveOut', { part: label })}
          </Button>
        ))}
      {some &&
        parts.length <= MOST_PARTS &&
        parts.map((part, at) => (
          <Button
            key={`${at} ${part}`}
            testId="leave-out"
            onClick={() => onSearch(parts.filter((_, other) => other !== at).join(' '))}
          >
            {t('leaveOut', { part: part.length > 20 ? `${[...part].slice(0, 20).join('')}…` : part })}
          </Button>
        ))}
      <Button kind="quiet" onClick={onClear}>
        {t(search ? 'clearSearch' : 'clearConditions')}
      </Button>
    </EmptyState>
  );
}
