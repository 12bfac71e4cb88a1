import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ArticleList, type ListHandle } from '@/components/ArticleList';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import type { Translate } from '@/utils/locale/translate';
import type { PopupPlace } from '@/utils/settings/settings';
import { useRowCommands } from '../shared/keyboard/use-row-commands';
import { LibraryRow } from '../shared/LibraryRow';
import { openLibraryAt } from '../shared/library-link';
import { NothingFound } from '../shared/NothingFound';
import { printAddress } from '../shared/reader-address';
import { keepShownList } from '../shared/reading/reading-list';
import { SearchBox } from '../shared/SearchBox';
import type { ArticleActions } from '../shared/use-article-actions';
import { useExport } from '../shared/use-export';
import { type LibraryView, useLibrary } from '../shared/use-library';
import type { Toasts } from '../shared/use-toast';
import { ContinueReading } from './ContinueReading';
import { EmptyCollection } from './EmptyCollection';
import { RowExport } from './RowExport';

interface ListPaneProps {
  place: PopupPlace;
  /** The article just closed: its row takes the focus. */
  cameFrom: ArticleId | null;
  actions: ArticleActions;
  toasts: Toasts;
  onMove(change: Partial<PopupPlace>): void;
  /** More buttons in the head. */
  children?: ComponentChildren;
}

/** The collection, newest first. */
export function ListPane({ place, cameFrom, actions, toasts, onMove, children }: ListPaneProps) {
  const { t } = useLocaleContext();
  const { search } = place;
  const query = {
    ...({ sort: 'savedAt', direction: 'newest' } as const),
    ...(search.trim() && { search, ...(place.best && { best: true as const }) }),
  };
  const { view, failure } = useLibrary(query);
  const nothingSaved = view?.total === 0 && !search.trim();
  return (
    <section class="pane" aria-label={t('collection')}>
      <header class="pane-head">
        <h2>{t('collection')}</h2>
        <span class="pane-count" role="status">
          {view && countSentence(t, view)}
        </span>
        {view?.isSearch && (
          <Button kind="quiet" testId="rank" onClick={() => onMove({ best: !place.best, scroll: 0 })}>
            {t(place.best ? 'rank.best' : 'rank.newest')}
          </Button>
        )}
        {children}
        <Button
          kind="quiet"
          icon="library"
          label={t('openLibrary')}
          testId="open-library"
          onClick={() => void openLibraryAt(search)}
        />
      </header>
      {!nothingSaved && (
        <div class="pane-filter">
          <SearchBox value={search} onSearch={(typed) => onMove({ search: typed, scroll: 0 })} />
        </div>
      )}
      {failure && (
        <Notice tone="danger" icon="alert">
          {t(`failure.${failure.code}`, { detail: failure.detail ?? '' })}
        </Notice>
      )}
      {nothingSaved && <EmptyCollection />}
      {view?.total === 0 && search.trim() && (
        <NothingFound
          search={search}
          conditions={[]}
          onSearch={(typed) => onMove({ search: typed })}
          onClear={() => onMove({ search: '' })}
        />
      )}
      {view && view.rows > 0 && !search.trim() && (
        <ContinueReading onOpen={({ id }) => onMove({ article: id })} />
      )}
      {view && view.rows > 0 && (
        <Rows
          key={`${view.query.search} ${view.query.best}`}
          view={view}
          place={place}
          cameFrom={cameFrom}
          actions={actions}
          toasts={toasts}
          onMove={onMove}
        />
      )}
    </section>
  );
}

function countSentence(t: Translate, { isSearch, total, counted }: LibraryView): string {
  if (!isSearch) return total === undefined ? '' : t('articleCount', { count: total });
  return t(total === undefined ? 'foundSoFar' : 'filterResult', { count: counted });
}

interface RowsProps extends Omit<ListPaneProps, 'children'> {
  view: LibraryView;
}

function Rows({ view, place: { scroll }, cameFrom, actions, toasts, onMove }: RowsProps) {
  const { t } = useLocaleContext();
  const [exporting, setExporting] = useState<ArticleSummary>();
  const [choices, exportOne] = useExport(toasts, (id) => void browser.tabs.create({ url: printAddress(id) }));
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);
  const restored = useRef(false);
  useRowCommands({
    list,
    count: view.rows,
    articleAt: view.articleAt,
    onStar: ({ id, starred }) => void actions.mark(id, { starred: starred === 0 }),
    onRead: ({ id, read }) =>
      void actions.mark(id, { read: read === 0 }, t(read === 0 ? 'markedRead' : 'markedUnread')),
    onRemove: ({ id }) => void actions.remove([id], t('removed')),
    onExport: setExporting,
  });
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
      data-hits={view.isSearch || undefined}
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
            hit={view.hitAt(place.index)}
            search={view.query.search}
            dateBy={view.isSearch ? 'sortDate' : 'savedAt'}
            onOpen={({ id }) => {
              keepShownList(view, place.index, id);
              onMove({ article: id });
            }}
            onStar={({ id }, starred) => void actions.mark(id, { starred })}
            onRemove={({ id }) => void actions.remove([id], t('removed'))}
          />
        )}
      />
      {exporting && (
        <RowExport
          article={exporting}
          choices={choices}
          onChoose={(format) => exportOne(exporting.id, format)}
          onClose={() => setExporting(undefined)}
        />
      )}
    </div>
  );
}
