import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { ArticleView } from '@/components/ArticleView';
import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import { NeighbourLinks } from '@/components/NeighbourLinks';
import { Notice } from '@/components/Notice';
import { wordsOfPictures } from '@/components/picture-buttons';
import { type ProgressHandle, ReadingProgress } from '@/components/ReadingProgress';
import type { Script } from '@/utils/article/script';
import { readingMinutes } from '@/utils/article/text';
import type { ArticleId } from '@/utils/article/types';
import { readingRateSetting } from '@/utils/settings/reading';
import { HitBar } from './HitBar';
import { useCommands } from './keyboard/use-commands';
import { highlightInAddress, readerAddress } from './reader-address';
import { HighlightLayer } from './reading/HighlightLayer';
import { ReadAloud } from './reading/ReadAloud';
import { useArticleText } from './reading/use-article-text';
import { useConversion } from './reading/use-conversion';
import { useHighlights } from './reading/use-highlights';
import { useNeighbours } from './reading/use-neighbours';
import { useReadingPosition } from './reading/use-reading-position';
import { useScript } from './reading/use-script';
import { useShownSpan } from './reading/use-shown-span';
import { useTextCommands } from './reading/use-text-commands';
import type { ArticleState, OpenArticle } from './use-article';
import type { ArticleActions } from './use-article-actions';
import { useSetting } from './use-setting';
import type { Toasts } from './use-toast';

interface ArticleScreenProps {
  state: ArticleState;
  /** What scrolls the article. */
  scroller: RefObject<HTMLElement | null>;
  actions: ArticleActions;
  toasts: Toasts;
  /** What to offer when there is nothing to read. */
  wayOut: ComponentChildren;
  /** Whether the article is read aloud, and what to do when that is closed. */
  aloud: boolean;
  onAloudEnd(): void;
  /** Opens another article here; without it the way to the next ones isn't offered. */
  onGo?: (id: ArticleId) => void;
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
        <EmptyState level={1} title={t('articleGone')} hint={t('articleGoneHint')}>
          {wayOut}
        </EmptyState>
      );
    case 'failed':
      return (
        <EmptyState
          level={1}
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
  const {
    article,
    scroller,
    actions,
    toasts,
    aloud,
    onAloudEnd,
    onGo,
    children,
    earlier = false,
    search = '',
    onClearSearch,
  } = props;
  const { t } = useLocaleContext();
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { summary, content, pictures } = article;
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const text = useArticleText(body, content);
  const beside = useMemo(() => wordsOfPictures(content, pictures), [content, pictures]);
  const conversion = useConversion(summary, text, useScript(summary).choice, beside);
  const highlights = useHighlights(summary.id, text, article.highlights);
  const wanted = useMemo(() => highlightInAddress(location.search), []);
  const showSpan = useShownSpan(scroller, text, highlights.placed, wanted);
  useTextCommands({ scroller, text, highlights });
  const progress = useRef<ProgressHandle>(null);
  const [rate] = useSetting(readingRateSetting);
  useReadingPosition({
    scroller,
    text,
    article: earlier ? undefined : summary,
    jumpsElsewhere: wanted !== undefined,
    onProgress: (done) => progress.current?.show(done),
  });
  return (
    <>
      <ReadingProgress handle={progress} />
      <ArticleView
        article={conversion.shown}
        language={conversion.language}
        minutes={readingMinutes(summary.length, rate)}
        content={content}
        pictures={pictures}
        say={conversion.say}
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
      {!earlier && <HighlightLayer text={text} highlights={highlights} toasts={toasts} onShow={showSpan} />}
      {aloud && !earlier && (
        <ReadAloud summary={conversion.shown} text={text} onGo={onGo} onClose={onAloudEnd} />
      )}
      {onGo && !earlier && <Neighbours id={summary.id} onGo={onGo} />}
    </>
  );
}

function Neighbours({ id, onGo }: { id: ArticleId; onGo(id: ArticleId): void }) {
  const around = useNeighbours(id);
  const { previous, next } = around ?? {};
  useCommands({ previous: previous && (() => onGo(previous.id)), next: next && (() => onGo(next.id)) });
  return (
    <NeighbourLinks
      previous={previous}
      next={next}
      hrefOf={(article) => readerAddress(article.id)}
      onOpen={(article) => onGo(article.id)}
    />
  );
}
