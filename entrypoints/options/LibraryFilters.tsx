import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { SearchField } from '@/components/SearchField';
import type { ListQuery } from '@/utils/library/read';
import { sites } from '@/utils/sites';
import { Select } from './Select';

interface LibraryFiltersProps {
  query: ListQuery;
  onQuery(query: ListQuery): void;
}

const sorts = ['savedAt.newest', 'savedAt.oldest', 'sortDate.newest', 'sortDate.oldest'] as const;

/** What is listed, and in which order. */
export function LibraryFilters({ query, onQuery }: LibraryFiltersProps) {
  const { t } = useLocaleContext();
  const { site: _site, ...anySite } = query;
  const { read: _read, ...anyRead } = query;
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
        label={t('readFilter')}
        testId="read-filter"
        value={query.read === undefined ? '' : query.read ? 'yes' : 'no'}
        options={[
          ['', t('anyReadState')],
          ['no', t('unread')],
          ['yes', t('read')],
        ]}
        onChange={(read) => onQuery(read ? { ...query, read: read === 'yes' } : anyRead)}
      />
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

/** Typing pauses this long before the list is read again. Milliseconds. */
const PAUSE = 150;

function FilterField({ query, onQuery }: LibraryFiltersProps) {
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
