import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ArticleView } from '@/components/ArticleView';
import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleState } from './use-article';
import type { ArticleActions } from './use-article-actions';
import { useReadingPosition } from './use-reading-position';

interface ArticleScreenProps {
  state: ArticleState;
  /** What scrolls the article. */
  scroller: RefObject<HTMLElement | null>;
  actions: ArticleActions;
  /** What to offer when there is nothing to read. */
  wayOut: ComponentChildren;
  /** Between the article's facts and its text. */
  children?: ComponentChildren;
  /** An earlier text: looked at, and not read on from where one was. */
  earlier?: boolean;
}

/** An open article at the place where it was left, or what came in between. Takes the focus when it opens. */
export function ArticleScreen(props: ArticleScreenProps) {
  const { state, scroller, actions, wayOut, children, earlier = false } = props;
  const { t } = useLocaleContext();
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const summary = state.kind === 'open' ? state.summary : undefined;
  useEffect(() => title.current?.focus({ preventScroll: true }), [summary?.id]);
  useReadingPosition(scroller, body, earlier ? undefined : summary);
  switch (state.kind) {
    case 'loading':
      return <p class="visually-hidden">{t('loading')}</p>;
    case 'gone':
      return (
        <EmptyState title={t('articleGone')} hint={t('articleGoneHint')}>
          {wayOut}
        </EmptyState>
      );
    case 'failed':
      return (
        <EmptyState
          icon="alert"
          title={t(`failure.${state.failure.code}`, { detail: state.failure.detail ?? '' })}
        >
          {wayOut}
        </EmptyState>
      );
    case 'open':
      return (
        <ArticleView
          article={state.summary}
          content={state.content}
          pictures={state.pictures}
          {...(!earlier && {
            onRetryPicture: (url, problem) => void actions.retryPicture(state.summary.id, url, problem),
          })}
          titleRef={title}
          bodyRef={body}
        >
          {children}
        </ArticleView>
      );
  }
}
