import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ArticleView } from '@/components/ArticleView';
import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { Script } from '@/utils/article/script';
import { HitBar } from './HitBar';
import { useArticleText } from './reading/use-article-text';
import { useConversion } from './reading/use-conversion';
import { useScript } from './reading/use-script';
import type { ArticleState, OpenArticle } from './use-article';
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
  /** Words to be marked, as they were typed into a search. */
  search?: string | undefined;
  onClearSearch?: () => void;
}

/** An open article at the place where it was left, or what came in between. Takes the focus when it opens. */
export function ArticleScreen({ state, wayOut, ...open }: ArticleScreenProps) {
  const { t } = useLocaleContext();
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
      return <OpenScreen key={state.summary.id} article={state} {...open} />;
  }
}

interface OpenScreenProps extends Omit<ArticleScreenProps, 'state' | 'wayOut'> {
  article: OpenArticle;
}

function OpenScreen(props: OpenScreenProps) {
  const { article, scroller, actions, children, earlier = false, search = '', onClearSearch } = props;
  const { t } = useLocaleContext();
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { summary, content, pictures } = article;
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const text = useArticleText(body, content);
  const conversion = useConversion(summary, text, useScript(summary).choice);
  useReadingPosition(scroller, body, earlier ? undefined : summary);
  return (
    <>
      <ArticleView
        article={conversion.shown}
        language={conversion.language}
        content={content}
        pictures={pictures}
        {...(!earlier && {
          onRetryPicture: (url, problem) => void actions.retryPicture(summary.id, url, problem),
        })}
        titleRef={title}
        bodyRef={body}
      >
        {children}
        {conversion.state === 'failed' && <Notice tone="warning">{t('scriptFailed')}</Notice>}
        <p class="visually-hidden" role="status">
          {conversion.state === 'converted' &&
            t('scriptShown', { script: t(`script.${conversion.language as Script}`) })}
        </p>
      </ArticleView>
      <HitBar search={search} body={body} content={content} scroller={scroller} onClear={onClearSearch} />
    </>
  );
}
