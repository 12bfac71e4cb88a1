import { useLocaleContext } from '@/components/locale-context';
import type { LibraryQuery } from '@/utils/library/search/library-query';
import { numberFormat } from '@/utils/locale/formats';
import { sites } from '@/utils/sites';
import { SearchBox } from '../shared/SearchBox';
import { useTags } from '../shared/use-tags';
import { Select } from './Select';

interface LibraryFiltersProps {
  query: LibraryQuery;
  /** Another section may stand before them. */
  shown: boolean;
  /** The list is there, and what the filters offer can be read without keeping it waiting. */
  ready: boolean;
  /** What is listed are the hits of a search. */
  searching: boolean;
  onQuery(query: LibraryQuery): void;
}

const sorts = ['savedAt.newest', 'savedAt.oldest', 'sortDate.newest', 'sortDate.oldest'] as const;

const ranks = ['newest', 'best'] as const;

/** What is listed, and in which order. */
export function LibraryFilters({ query, shown, ready, searching, onQuery }: LibraryFiltersProps) {
  const { t } = useLocaleContext();
  const { site: _site, ...anySite } = query;
  const { search: _search, ...unsearched } = query;
  return (
    <search class="filters">
      <SearchBox
        value={query.search ?? ''}
        onSearch={(typed) => onQuery(typed ? { ...unsearched, search: typed } : unsearched)}
      />
      <Select
        label={t('siteFilter')}
        testId="site-filter"
        value={query.site ?? ''}
        options={[
          ['', t('allSites')],
          ...sites.map(({ id, name }) => [id, name] as const),
          ['other', t('otherSites')],
        ]}
        onChange={(site) => onQuery(site ? { ...query, site } : anySite)}
      />
      <Select
        label={t('markFilter')}
        testId="read-filter"
        value={markOf(query)}
        options={[
          ['', t('anyReadState')],
          ['no', t('unread')],
          ['yes', t('read')],
          ['starred', t('starred')],
        ]}
        onChange={(mark) => onQuery(withMark(query, mark))}
      />
      {ready && <TagFilter query={query} shown={shown} onQuery={onQuery} />}
      <SortSelect query={query} searching={searching} onQuery={onQuery} />
    </search>
  );
}

/** A search goes by date or by how well it is answered; a list has more dates to go by. */
function SortSelect({ query, searching, onQuery }: Omit<LibraryFiltersProps, 'ready' | 'shown'>) {
  const { t } = useLocaleContext();
  const { best: _best, ...newest } = query;
  if (searching)
    return (
      <Select
        label={t('sortBy')}
        testId="rank"
        value={query.best ? 'best' : 'newest'}
        options={ranks.map((rank) => [rank, t(`rank.${rank}`)])}
        onChange={(rank) => onQuery(rank === 'best' ? { ...query, best: true } : newest)}
      />
    );
  return (
    <Select
      label={t('sortBy')}
      testId="sort"
      value={`${query.sort}.${query.direction}`}
      options={sorts.map((sort) => [sort, t(`sort.${sort}`)])}
      onChange={(value) => {
        const [sort, direction] = value.split('.') as [LibraryQuery['sort'], LibraryQuery['direction']];
        onQuery({ ...query, sort, direction });
      }}
    />
  );
}

/** Read state and star in one: few ask for both at once, and addresses with both still work. */
function markOf({ read, starred }: LibraryQuery): string {
  if (starred) return 'starred';
  return read === undefined ? '' : read ? 'yes' : 'no';
}

function withMark({ read: _read, starred: _starred, ...query }: LibraryQuery, mark: string): LibraryQuery {
  if (mark === 'starred') return { ...query, starred: true };
  return mark ? { ...query, read: mark === 'yes' } : query;
}

/** Shown once there are tags. */
function TagFilter({ query, shown, onQuery }: Pick<LibraryFiltersProps, 'query' | 'shown' | 'onQuery'>) {
  const { t, locale } = useLocaleContext();
  const tags = useTags(shown);
  const { tag, ...untagged } = query;
  if (tags.length === 0 && !tag) return null;
  const numbers = numberFormat(locale);
  const lost = tag && !tags.some(({ name }) => name === tag) ? [[tag, tag] as const] : [];
  return (
    <Select
      label={t('tagFilter')}
      testId="tag-filter"
      value={tag ?? ''}
      options={[
        ['', t('anyTag')],
        ...lost,
        ...tags.map(({ name, count }) => [name, `${name} · ${numbers.format(count)}`] as const),
      ]}
      onChange={(name) => onQuery(name ? { ...query, tag: name } : untagged)}
    />
  );
}
