import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ArticleId } from '@/utils/article/types';
import type { PopupPlace } from '@/utils/settings/settings';
import type { ArticleActions } from '../shared/use-article-actions';
import type { Toasts } from '../shared/use-toast';
import { ListPane } from './ListPane';
import { ReadingPane } from './ReadingPane';

interface PlacePaneProps {
  place: PopupPlace;
  actions: ArticleActions;
  toasts: Toasts;
  onMove(change: Partial<PopupPlace>): void;
  /** More buttons in the list's head. */
  tools?: ComponentChildren;
  /** Stands in place of the list. */
  children?: ComponentChildren;
}

/** The collection, or the article that is open; on the way back its row takes the focus. */
export function PlacePane({ place, actions, toasts, onMove, tools, children }: PlacePaneProps) {
  const [cameFrom, setCameFrom] = useState<ArticleId | null>(null);
  const open = place.article as ArticleId | null;
  if (!open) {
    return (
      children || (
        <ListPane place={place} cameFrom={cameFrom} actions={actions} toasts={toasts} onMove={onMove}>
          {tools}
        </ListPane>
      )
    );
  }
  const back = () => {
    setCameFrom(open);
    onMove({ article: null });
  };
  return (
    <ReadingPane
      key={open}
      id={open}
      search={place.search}
      actions={actions}
      toasts={toasts}
      onBack={back}
      onGo={(article) => onMove({ article })}
    />
  );
}
