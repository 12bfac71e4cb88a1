import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import type { LibraryQuery } from '@/utils/library/search/library-query';
import { sites } from '@/utils/sites';
import { type Condition, NothingFound } from '../shared/NothingFound';
import { defaultQuery, findsTheSame } from './route';

interface LibraryEmptyProps {
  query: LibraryQuery;
  onQuery(query: LibraryQuery): void;
}

/** Nothing is saved, or nothing is as the reader asked for: what to do next. */
export function LibraryEmpty({ query, onQuery }: LibraryEmptyProps) {
  const { t } = useLocaleContext();
  const conditions = useConditions({ query, onQuery });
  if (findsTheSame(query, defaultQuery)) {
    return (
      <EmptyState title={t('emptyTitle')} hint={t('emptyHintLibrary')}>
        <a class="button" href="#import">
          {t('emptyImport')}
        </a>
      </EmptyState>
    );
  }
  const { sort, direction, search = '' } = query;
  return (
    <NothingFound
      search={search}
      conditions={conditions}
      onSearch={(typed) => onQuery({ ...query, search: typed })}
      onClear={() => onQuery(search ? { ...query, search: undefined } : { sort, direction })}
    />
  );
}

/** The filters that are set. */
function useConditions({ query, onQuery }: LibraryEmptyProps): Condition[] {
  const { t } = useLocaleContext();
  const { site, read, starred, tag } = query;
  const siteName = sites.find(({ id }) => id === site)?.name ?? t('otherSites');
  const set: [unknown, string, Partial<LibraryQuery>][] = [
    [site, siteName, { site: undefined }],
    [read !== undefined, t(read ? 'read' : 'unread'), { read: undefined }],
    [starred, t('starred'), { starred: undefined }],
    [tag, `${t('tag')} ${tag}`, { tag: undefined }],
  ];
  return set
    .filter(([isSet]) => isSet)
    .map(([, label, without]) => ({ label, onRemove: () => onQuery({ ...query, ...without }) }));
}
