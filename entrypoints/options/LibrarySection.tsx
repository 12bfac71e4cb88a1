import { useRef, useState } from 'preact/hooks';
import type { ListHandle } from '@/components/ArticleList';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { ListQuery } from '@/utils/library/list-query';
import { BackupReminder } from '../shared/backup/BackupReminder';
import { type LibraryView, useLibrary } from '../shared/use-library';
import { LibraryEmpty } from './LibraryEmpty';
import { LibraryFilters } from './LibraryFilters';
import { LibraryList } from './LibraryList';
import { LibraryToolbar } from './LibraryToolbar';
import { MonthIndex } from './MonthIndex';
import { usePage } from './page-context';
import { defaultQuery, findsTheSame } from './route';
import { sentenceOf } from './sentences';
import { useLastPlace, useLibraryPlace } from './use-library-place';
import { useSelection } from './use-selection';

interface LibrarySectionProps {
  query: ListQuery;
  /** Another section may stand before it. */
  shown: boolean;
  onQuery(query: ListQuery): void;
}

/** The collection: found, sorted, selected, taken out. */
export function LibrarySection({ query, shown, onQuery }: LibrarySectionProps) {
  const { t } = useLocaleContext();
  const { notify } = usePage();
  const { view, failure } = useLibrary(query);
  const [at, setAt] = useState(0);
  const list = useRef<ListHandle>(null);
  const count = view?.total ?? view?.rows ?? 0;
  // There is nothing to filter or to select before the first article is saved.
  const isEmpty = view?.total === 0 && findsTheSame(query, defaultQuery);
  const last = useLastPlace();
  const order = view?.order ?? noOrder;
  const selecting = useSelection({ query, total: count, order, initial: last.selection });
  useLibraryPlace({ last, view, selecting, shown, list });
  return (
    <section class="section" aria-labelledby="library-title">
      <div class="section-head">
        <h1 id="library-title">{t('collection')}</h1>
        {view?.total !== undefined && (
          <p class="section-count" aria-live="polite">
            {t('articleCount', { count })}
          </p>
        )}
        {view && count > 0 && (
          <MonthIndex
            query={query}
            view={view}
            at={at}
            onJump={(index) => list.current?.scrollToRow(index)}
          />
        )}
      </div>
      <BackupReminder onBackUp={goToSettings} notify={notify} />
      {!isEmpty && <LibraryFilters query={query} ready={view !== undefined} onQuery={onQuery} />}
      {failure && (
        <Notice tone="danger" icon="alert">
          {sentenceOf(t, failure.code, failure.detail)}
        </Notice>
      )}
      {!isEmpty && <LibraryToolbar query={query} count={count} selecting={selecting} />}
      {!view && !failure && <p class="section-loading">{t('loading')}</p>}
      {view && count === 0 && <LibraryEmpty query={query} onQuery={onQuery} />}
      {view && count > 0 && (
        <LibraryList query={query} view={view} selecting={selecting} list={list} onTop={setAt} />
      )}
    </section>
  );
}

const goToSettings = () => {
  location.hash = '#settings';
};

const noOrder: LibraryView['order'] = async () => [];
