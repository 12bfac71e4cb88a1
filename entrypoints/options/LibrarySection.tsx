import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { ListQuery } from '@/utils/library/read';
import { useLibrary } from '../shared/use-library';
import { LibraryEmpty } from './LibraryEmpty';
import { LibraryFilters } from './LibraryFilters';
import { LibraryList } from './LibraryList';
import { LibraryToolbar } from './LibraryToolbar';
import { defaultQuery, findsTheSame } from './route';
import { sentenceOf } from './sentences';
import { useSelection } from './use-selection';

interface LibrarySectionProps {
  query: ListQuery;
  onQuery(query: ListQuery): void;
}

/** The collection: found, sorted, selected, taken out. */
export function LibrarySection({ query, onQuery }: LibrarySectionProps) {
  const { t } = useLocaleContext();
  const { view, failure } = useLibrary(query);
  const articles = view?.articles ?? [];
  const count = view?.count ?? 0;
  // There is nothing to filter or to select before the first article is saved.
  const isEmpty = view?.count === 0 && findsTheSame(query, defaultQuery);
  const selecting = useSelection(articles, query, count);
  return (
    <section class="section" aria-labelledby="library-title">
      <div class="section-head">
        <h1 id="library-title">{t('collection')}</h1>
        {view && (
          <p class="section-count" aria-live="polite">
            {t('articleCount', { count })}
          </p>
        )}
      </div>
      {!isEmpty && <LibraryFilters query={query} onQuery={onQuery} />}
      {failure && (
        <Notice tone="danger" icon="alert">
          {sentenceOf(t, failure.code, failure.detail)}
        </Notice>
      )}
      {!isEmpty && <LibraryToolbar query={query} count={count} selecting={selecting} />}
      {!view && !failure && <p class="section-loading">{t('loading')}</p>}
      {view && count === 0 ? (
        <LibraryEmpty query={query} onQuery={onQuery} />
      ) : (
        <LibraryList query={query} articles={articles} onEnd={view?.loadMore} selecting={selecting} />
      )}
    </section>
  );
}
