import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ListHandle } from '@/components/ArticleList';
import type { ArticleId } from '@/utils/article/types';
import type { LibraryView } from '../shared/use-library';
import { keepPlace, type LibraryPlace, readPlace } from './library-place';
import type { Selecting } from './use-selection';

/** The place that this tab's list was left at; read once. */
export function useLastPlace(): LibraryPlace {
  return useMemo(() => readPlace(sessionStorage, location.hash), []);
}

interface PlaceOptions {
  last: LibraryPlace;
  view: LibraryView | undefined;
  selecting: Selecting;
  /** The list is in sight and not another section of the page. */
  shown: boolean;
  list: RefObject<ListHandle | null>;
}

/** Brings the list back to its last place as soon as it is there, and keeps its place when the page goes. */
export function useLibraryPlace({ last, view, selecting, shown, list }: PlaceOptions): void {
  const restored = useRef(false);
  const focus = useRef(last.focus);
  const scroll = useRef(last.scroll);
  const latest = useRef({ selecting, shown });
  latest.current = { selecting, shown };
  // The browser would scroll before the list is there, and then give up.
  useEffect(() => {
    history.scrollRestoration = 'manual';
  }, []);
  useLayoutEffect(() => {
    if (view?.total === undefined || restored.current || !shown) return;
    restored.current = true;
    document.documentElement.scrollTop = last.scroll;
    if (last.focus) void focusAgain(last.focus, view, list);
  }, [view, shown]);
  useEffect(() => {
    const note = () => {
      // Other sections scroll too.
      if (latest.current.shown && restored.current) scroll.current = document.documentElement.scrollTop;
    };
    const noteFocus = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('.row') : null;
      focus.current = (row?.dataset.id as ArticleId | undefined) ?? null;
    };
    const keep = () => {
      const { selection } = latest.current.selecting;
      keepPlace(sessionStorage, {
        hash: location.hash,
        scroll: scroll.current,
        selection,
        focus: focus.current,
      });
    };
    addEventListener('scroll', note, { passive: true });
    addEventListener('focusin', noteFocus);
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('scroll', note);
      removeEventListener('focusin', noteFocus);
      removeEventListener('pagehide', keep);
    };
  }, []);
}

/** The row may stand elsewhere now, or be gone. */
async function focusAgain(
  id: ArticleId,
  view: LibraryView,
  list: RefObject<ListHandle | null>,
): Promise<void> {
  const index = (await view.order()).indexOf(id);
  if (index !== -1 && document.activeElement === document.body) list.current?.focusRow(index, true);
}
