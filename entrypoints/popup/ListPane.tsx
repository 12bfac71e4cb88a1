import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ArticleList, type ListHandle } from '@/components/ArticleList';
import { Button } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import { SearchField } from '@/components/SearchField';
import type { ArticleId } from '@/utils/article/types';
import type { PopupPlace } from '@/utils/settings/settings';
import { LibraryRow } from '../shared/LibraryRow';
import { keepShownList } from '../shared/reading/reading-list';
import type { ArticleActions } from '../shared/use-article-actions';
import { type LibraryView, useLibrary } from '../shared/use-library';
import { ContinueReading } from './ContinueReading';
import { EmptyCollection } from './EmptyCollection';

interface ListPaneProps {
  place: PopupPlace;
  /** The article just closed: its row takes the focus. */
  cameFrom: ArticleId | null;
  actions: ArticleActions;
  onMove(change: Partial<PopupPlace>): void;
}

/** The collection, newest first. */
export function ListPane({ place, cameFrom, actions, onMove }: ListPaneProps) {
  const { t } = useLocaleContext();
  const filter = useRef<HTMLInputElement>(null);
  const query = { sort: 'savedAt', direction: 'newest', filter: place.filter.trim() || undefined } as const;
  const { view, failure } = useLibrary(query);
  useSlash(filter);
  const nothingSaved = view?.total === 0 && !query.filter;
  return (
    <section class="pane" aria-label={t('collection')}>
      <header class="pane-head">
        <h2>{t('collection')}</h2>
        <span class="pane-count" role="status">
          {view?.total !== undefined &&
            t(query.filter ? 'filterResult' : 'articleCount', { count: view.total })}
        </span>
        <Button
          kind="quiet"
          icon="library"
          label={t('openLibrary')}
          testId="open-library"
          onClick={() => void browser.runtime.openOptionsPage()}
        />
      </header>
      {!nothingSaved && (
        <div class="pane-filter">
          <SearchField
            value={place.filter}
            onInput={(value) => onMove({ filter: value, scroll: 0 })}
            inputRef={filter}
          />
        </div>
      )}
      {failure && (
        <Notice tone="danger" icon="alert">
          {t(`failure.${failure.code}`, { detail: failure.detail ?? '' })}
        </Notice>
      )}
      {nothingSaved && <EmptyCollection />}
      {view?.total === 0 && query.filter && (
        <EmptyState
          icon="search"
          title={t('filterNothing', { filter: query.filter })}
          hint={t('filterNothingHint')}
        >
          <Button onClick={() => onMove({ filter: '' })}>{t('clearFilter')}</Button>
        </EmptyState>
      )}
      {view && view.rows > 0 && !query.filter && (
        <ContinueReading onOpen={({ id }) => onMove({ article: id })} />
      )}
      {view && view.rows > 0 && (
        <Rows view={view} scroll={place.scroll} cameFrom={cameFrom} actions={actions} onMove={onMove} />
      )}
    </section>
  );
}

interface RowsProps extends Omit<ListPaneProps, 'place'> {
  view: LibraryView;
  scroll: number;
}

function Rows({ view, scroll, cameFrom, actions, onMove }: RowsProps) {
  const { t } = useLocaleContext();
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);
  const restored = useRef(false);
  useLayoutEffect(() => {
    // The list is as high as it will be once all are counted.
    if (view.total === undefined || restored.current) return;
    restored.current = true;
    if (box.current && scroll > 0) box.current.scrollTop = scroll;
    if (!cameFrom) return;
    void view.order().then((ids) => {
      const index = ids.indexOf(cameFrom);
      if (index !== -1) list.current?.focusRow(index);
    });
  }, [view.total]);
  return (
    <div
      class="pane-scroll"
      ref={box}
      onScroll={(event) => onMove({ scroll: event.currentTarget.scrollTop })}
    >
      <ArticleList
        label={t('collection')}
        count={view.rows}
        articleAt={view.articleAt}
        scroller={box}
        handle={list}
        onSight={view.show}
        renderRow={(article, place) => (
          <LibraryRow
            key={article.id}
            article={article}
            place={place}
            onOpen={({ id }) => {
              keepShownList(view, place.index, id);
              onMove({ article: id });
            }}
            onStar={({ id }, starred) => void actions.mark(id, { starred })}
            onRemove={({ id }) => void actions.remove([id], t('removed'))}
          />
        )}
      />
    </div>
  );
}

/** `/` goes to the filter from anywhere but a field. */
function useSlash(filter: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.matches('input, textarea, select')) return;
      event.preventDefault();
      filter.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
