import { useMemo, useRef, useState } from 'preact/hooks';
import type { ListHandle } from '@/components/ArticleList';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { LibraryQuery } from '@/utils/library/search/library-query';
import { BackupReminder } from '../shared/backup/BackupReminder';
import { type LibraryView, useLibrary } from '../shared/use-library';
import { LibraryEmpty } from './LibraryEmpty';
import { LibraryFilters } from './LibraryFilters';
import { LibraryList } from './LibraryList';
import { LibraryToolbar } from './LibraryToolbar';
import { MonthIndex } from './MonthIndex';
import { usePage } from './page-context';
import { defaultQuery, findsTheSame } from './route';
import { useIndexJobs } from './SearchSettings';
import { sentenceOf } from './sentences';
import { useLastPlace, useLibraryPlace } from './use-library-place';
import { useSelection } from './use-selection';

interface LibrarySectionProps {
  query: LibraryQuery;
  /** Another section may stand before it. */
  shown: boolean;
  onQuery(query: LibraryQuery): void;
}

/** The collection: found, sorted, selected, taken out. */
export function LibrarySection({ query, shown, onQuery }: LibrarySectionProps) {
  const { t } = useLocaleContext();
  const { notify } = usePage();
  const { view, failure } = useLibrary(query, { shown, remembers: true });
  const [at, setAt] = useState(0);
  const list = useRef<ListHandle>(null);
  const count = view?.counted ?? 0;
  // There is nothing to filter or to select before the first article is saved.
  const isEmpty = view?.total === 0 && findsTheSame(query, defaultQuery);
  const last = useLastPlace();
  const order = view?.order ?? noOrder;
  const selecting = useSelection({ query, total: count, order, initial: last.selection });
  useLibraryPlace({ last, view, selecting, shown, list });
  // What is typed changes no row until it has found something.
  const rows = useMemo(
    () => view && count > 0 && <LibraryList view={view} selecting={selecting} list={list} onTop={setAt} />,
    [view, count, selecting.selection],
  );
  return (
    <section class="section" aria-labelledby="library-title">
      <div class="section-head">
        <h1 id="library-title">{t('collection')}</h1>
        {view?.total !== undefined && (
          <p class="section-count" aria-live="polite">
            {t(view.isSearch ? 'filterResult' : 'articleCount', { count })}
          </p>
        )}
        {view?.isSearch && view.total === undefined && (
          <p class="section-count">{t('foundSoFar', { count: view.counted })}</p>
        )}
        {view && count > 0 && (
          <MonthIndex view={view} at={at} onJump={(index) => list.current?.scrollToRow(index)} />
        )}
      </div>
      <BackupReminder onBackUp={goToSettings} notify={notify} />
      {!isEmpty && (
        <LibraryFilters
          query={query}
          shown={shown}
          ready={view !== undefined}
          searching={view?.isSearch ?? false}
          onQuery={onQuery}
        />
      )}
      {failure && (
        <Notice tone="danger" icon="alert">
          {sentenceOf(t, failure.code, failure.detail)}
        </Notice>
      )}
      {view?.isDamaged && <DamagedIndex />}
      {!isEmpty && <LibraryToolbar query={query} count={count} selecting={selecting} />}
      {!view && !failure && <p class="section-loading">{t('loading')}</p>}
      {view?.total === 0 && <LibraryEmpty query={query} onQuery={onQuery} />}
      {rows}
    </section>
  );
}

const goToSettings = () => {
  location.hash = '#settings';
};

/** All is found, but slowly. */
function DamagedIndex() {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const { rebuild } = useIndexJobs();
  return (
    <Notice
      tone="warning"
      icon="alert"
      actions={
        <Button testId="mend-index" disabled={busy} onClick={() => void rebuild()}>
          {t('indexRebuild')}
        </Button>
      }
    >
      {t('indexDamaged')}
    </Notice>
  );
}

const noOrder: LibraryView['order'] = async () => [];
