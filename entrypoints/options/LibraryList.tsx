import type { RefObject } from 'preact';
import { ArticleList, type ListHandle } from '@/components/ArticleList';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';
import { pressControl } from '../shared/keyboard/use-article-commands';
import { useRowCommands } from '../shared/keyboard/use-row-commands';
import { LibraryRow } from '../shared/LibraryRow';
import { keepShownList } from '../shared/reading/reading-list';
import type { LibraryView } from '../shared/use-library';
import { usePage } from './page-context';
import { useBulk } from './use-bulk';
import type { Selecting } from './use-selection';

interface LibraryListProps {
  view: LibraryView;
  selecting: Selecting;
  list: RefObject<ListHandle | null>;
  /** Called with the first row in sight. */
  onTop(index: number): void;
}

/** The rows, and selecting them by keyboard and by Shift and click. */
export function LibraryList({ view, selecting, list, onTop }: LibraryListProps) {
  const { t } = useLocaleContext();
  const star = useStar();
  useListKeys({ view, selecting, list, onStar: star });
  return (
    // The keys work on the rows' own links and boxes, which bring their roles.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      class="library-list"
      data-hits={view.isSearch || undefined}
      onKeyDown={(event) => selectByKey(event, selecting)}
      onMouseDown={(event) => event.shiftKey && idAt(event.target) && event.preventDefault()}
      onClickCapture={(event) => {
        selectByShiftClick(event, selecting);
        keepListOf(event, view);
      }}
      onAuxClick={(event) => keepListOf(event, view)}
    >
      <ArticleList
        label={t('collection')}
        count={view.rows}
        articleAt={view.articleAt}
        handle={list}
        onSight={(span) => {
          view.show(span);
          onTop(span.start);
        }}
        renderRow={(article, place) => (
          <LibraryRow
            key={article.id}
            article={article}
            place={place}
            onStar={star}
            hit={view.hitAt(place.index)}
            search={view.query.search}
            dateBy={view.isSearch ? 'sortDate' : view.query.sort}
            selection={{
              checked: selecting.isSelected(article.id),
              onChange: (checked, extend) => selecting.set(article.id, checked, extend),
            }}
          />
        )}
      />
    </div>
  );
}

/** Stars an article; the star itself shows that it worked. */
function useStar() {
  const { notifyFailure } = usePage();
  return ({ id }: { id: ArticleId }, starred: boolean) =>
    void toBackground('markArticles', [id], { starred }).catch(notifyFailure);
}

interface ListKeys {
  view: LibraryView;
  selecting: Selecting;
  list: RefObject<ListHandle | null>;
  onStar(article: ArticleSummary, starred: boolean): void;
}

/** Keys of the row that has the focus. Export takes the selection, or that row where nothing is selected. */
function useListKeys({ view, selecting, list, onStar }: ListKeys): void {
  const { notifyFailure } = usePage();
  const { mark, remove } = useBulk();
  const { t } = useLocaleContext();
  useRowCommands({
    list,
    count: view.rows,
    articleAt: view.articleAt,
    selects: true,
    onStar: (article) => onStar(article, article.starred === 0),
    onRead: ({ id, read }) =>
      void mark(
        async () => [id],
        { read: read === 0 },
        () => t(read === 0 ? 'markedRead' : 'markedUnread'),
      ).catch(notifyFailure),
    onRemove: ({ id }) => void remove(async () => [id]),
    onExport: ({ id }) => {
      if (selecting.count === 0) selecting.set(id, true, false);
      // The menu's words follow the selection.
      setTimeout(() => pressControl('[data-testid="export-selected"]'));
    },
  });
}

/** Space selects the row that has the focus, Shift with an arrow key the row that gets it. */
function selectByKey(event: KeyboardEvent, selecting: Selecting): void {
  const id = idAt(event.target);
  if (!id) return;
  // A checkbox and a button take the space themselves.
  if (event.key === ' ' && !(event.target instanceof Element && event.target.matches('input, button'))) {
    event.preventDefault();
    selecting.set(id, !selecting.isSelected(id), event.shiftKey);
  }
  if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    // The list below has moved the focus already.
    const reached = idAt(document.activeElement);
    if (!selecting.isSelected(id)) selecting.set(id, true, false);
    if (reached) selecting.set(reached, true, false);
  }
}

/** A click with Shift on a row's link would open a window; in a list it selects a range. */
function selectByShiftClick(event: MouseEvent, selecting: Selecting): void {
  if (!event.shiftKey || !(event.target instanceof Element) || !event.target.closest('.row-main')) return;
  const id = idAt(event.target);
  if (!id) return;
  event.preventDefault();
  event.stopPropagation();
  selecting.set(id, true, true);
}

/** The reader goes on in this list. */
function keepListOf({ target }: MouseEvent, view: LibraryView): void {
  if (!(target instanceof Element) || !target.closest('.row-main')) return;
  const id = idAt(target);
  const index = Number(target.closest<HTMLElement>('.row')?.dataset.index);
  if (id && Number.isInteger(index)) keepShownList(view, index, id);
}

function idAt(target: EventTarget | null): ArticleId | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('.row') : null;
  return row?.dataset.id as ArticleId | undefined;
}
