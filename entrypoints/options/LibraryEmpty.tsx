import { Button } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import type { ListQuery } from '@/utils/library/list-query';
import { defaultQuery, findsTheSame } from './route';

interface LibraryEmptyProps {
  query: ListQuery;
  onQuery(query: ListQuery): void;
}

/** Nothing is saved, or nothing is as the reader asked for: what to do next. */
export function LibraryEmpty({ query, onQuery }: LibraryEmptyProps) {
  const { t } = useLocaleContext();
  if (findsTheSame(query, defaultQuery)) {
    return (
      <EmptyState title={t('emptyTitle')} hint={t('emptyHintLibrary')}>
        <a class="button" href="#import">
          {t('emptyImport')}
        </a>
      </EmptyState>
    );
  }
  const { sort, direction } = query;
  return (
    <EmptyState icon="search" title={t('nothingMatches')} hint={t('nothingMatchesHint')}>
      <Button onClick={() => onQuery({ sort, direction })}>{t('clearConditions')}</Button>
    </EmptyState>
  );
}
