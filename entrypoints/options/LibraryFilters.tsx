import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { SearchField } from '@/components/SearchField';
import type { ListQuery } from '@/utils/library/list-query';
import { sites } from '@/utils/sites';
import { useTags } from '../shared/use-tags';
import { Select } from './Select';

interface LibraryFiltersProps {
  query: ListQuery;
  /** The list is there, and what the filters offer can be read without keeping it waiting. */
  ready: boolean;
  onQuery(query: ListQuery): void;
}

const sorts = ['savedAt.newest', 'savedAt.oldest', 'sortDate.newest', 'sortDate.oldest'] as const;

/** What is listed, and in which order. */
export function LibraryFilters({ query, ready, onQuery }: LibraryFiltersProps) {
  const { t } = useLocaleContext();
  const { site: _site, ...anySite } = query;
  return (
    <search class="filters">
      <FilterField query={query} onQuery={onQuery} />
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
      {ready && <TagFilter query={query} onQuery={onQuery} />}
      <Select
        label={t('sortBy')}
        testId="sort"
        value={`${query.sort}.${query.direction}`}
        options={sorts.map((sort) => [sort, t(`sort.${sort}`)])}
        onChange={(value) => {
          const [sort, direction] = value.split('.') as [ListQuery['sort'], ListQuery['direction']];
          onQuery({ ...query, sort, direction });
        }}
      />
    </search>
  );
}

/** Read state and star in one: few ask for both at once, and addresses with both still work. */
function markOf({ read, starred }: ListQuery): string {
  if (starred) return 'starred';
  return read === undefined ? '' : read ? 'yes' : 'no';
}

function withMark({ read: _read, starred: _starred, ...query }: ListQuery, mark: string): ListQuery {
  if (mark === 'starred') return { ...query, starred: true };
  return mark ? { ...query, read: mark === 'yes' } : query;
}

/** Shown once there are tags. */
function TagFilter({ query, onQuery }: Omit<LibraryFiltersProps, 'ready'>) {
  const { t, locale } = useLocaleContext();
  const tags = useTags();
  const { tag, ...untagged } = query;
  if (tags.length === 0 && !tag) return null;
  const numbers = new Intl.NumberFormat(locale);
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

/** Typing pauses this long before the list is read again. Milliseconds. */
const PAUSE = 150;

function FilterField({ query, onQuery }: Omit<LibraryFiltersProps, 'ready'>) {
  const [text, setText] = useState(query.filter ?? '');
  const [composing, setComposing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(query.filter ?? '');
  const latest = useRef({ query, onQuery });
  latest.current = { query, onQuery };
  // Follows a query that came from elsewhere, and not the echo of what was typed here.
  useEffect(() => {
    if ((query.filter ?? '') === asked.current) return;
    asked.current = query.filter ?? '';
    setText(asked.current);
  }, [query.filter]);
  useEffect(() => {
    // Half-typed pinyin is no word to look for.
    if (composing || text === asked.current) return undefined;
    const timer = setTimeout(() => {
      asked.current = text;
      const { filter: _filter, ...unfiltered } = latest.current.query;
      latest.current.onQuery(text ? { ...unfiltered, filter: text } : unfiltered);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text, composing]);
  useFocusBySlash(field);
  return (
    <div
      class="filter-field"
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    >
      <SearchField value={text} onInput={setText} inputRef={field} />
    </div>
  );
}

function useFocusBySlash(field: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (!field.current?.checkVisibility()) return;
      event.preventDefault();
      field.current.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, [field]);
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}
