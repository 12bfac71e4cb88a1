import type { ComponentChildren, Ref } from 'preact';
import type { ArticleSummary, PictureProblem, Publication } from '@/utils/article/types';
import { formatBeside, formatInstant, formatWallClock, zoneOf } from '@/utils/locale/dates';
import { ArticleBody } from './ArticleBody';
import { Icon } from './Icon';
import { useLocaleContext } from './locale-context';
import { Notice } from './Notice';
import type { ShownPicture } from './picture-slots';

interface ArticleViewProps {
  article: ArticleSummary;
  /** Language tag of what is shown, where it is not the article's own script. */
  language?: string | undefined;
  /** How long it takes to read. */
  minutes?: number | undefined;
  /** As `ArticleBody` takes it. */
  content: HTMLElement;
  pictures: ReadonlyMap<string, ShownPicture>;
  /** As `ArticleBody` takes it. */
  say?: (words: string) => string;
  onRetryPicture?: (url: string, problem: PictureProblem | null) => void;
  /** Takes the focus when the article opens. */
  titleRef?: Ref<HTMLHeadingElement>;
  bodyRef?: Ref<HTMLDivElement>;
  /** Below the facts: what the reader has put on the article. */
  children?: ComponentChildren;
}

/** An article as it is read: what it is, where it is from, how whole it is, and its text. */
export function ArticleView({
  article,
  language = article.language,
  minutes,
  content,
  pictures,
  say,
  onRetryPicture,
  titleRef,
  bodyRef,
  children,
}: ArticleViewProps) {
  return (
    <article class="article" data-testid="article" data-id={article.id}>
      <header class="article-head">
        <p class="article-kicker">
          <span>{article.siteName}</span>
          {article.section && <span lang={language}>{article.section}</span>}
        </p>
        <h1 lang={language} tabIndex={-1} ref={titleRef ?? null}>
          {article.title}
        </h1>
        <Credits article={article} language={language} />
        <Facts article={article} minutes={minutes} />
        {children}
      </header>
      <Cautions article={article} />
      <ArticleBody
        content={content}
        language={language}
        pictures={pictures}
        say={say}
        onRetryPicture={onRetryPicture}
        bodyRef={bodyRef ?? null}
      />
    </article>
  );
}

function Credits({ article, language }: { article: ArticleSummary; language: string }) {
  const { t } = useLocaleContext();
  const { byline, credits, source } = article;
  const names = byline ?? credits.flatMap((credit) => credit.names).join('、');
  if (!names && !source) return null;
  return (
    <p class="article-credits">
      {source && <span>{t('sourceOf', { source })}</span>}
      {names && <span lang={language}>{names}</span>}
    </p>
  );
}

function Facts({ article, minutes }: { article: ArticleSummary; minutes: number | undefined }) {
  const { t, locale } = useLocaleContext();
  return (
    <p class="article-facts">
      <PublishedTime published={article.published} />
      {article.modifiedAt !== null && (
        <span>{t('modifiedOn', { time: formatBeside(article.modifiedAt, article.published, locale) })}</span>
      )}
      <span>{t('savedOn', { time: formatInstant(article.savedAt, locale) })}</span>
      <span>{t('lengthOf', { count: article.length })}</span>
      {minutes !== undefined && <span>{t('minutesOf', { minutes })}</span>}
      {article.revisionCount > 0 && <span>{t('earlierTexts', { count: article.revisionCount })}</span>}
      <a href={article.url} target="_blank" rel="noopener noreferrer" title={article.url}>
        {t('originalPage')}
        <Icon name="tab" />
      </a>
    </p>
  );
}

/** The publisher's own wall clock; the zone is named to whoever asks. */
function PublishedTime({ published: { at, local, zoneAssumed } }: { published: Publication }) {
  const { t, locale } = useLocaleContext();
  if (local === null && at === null) return null;
  const time = local === null ? formatInstant(at ?? 0, locale) : formatWallClock(local, locale);
  const zone = zoneOf(at, local);
  const title = zone ? t(zoneAssumed ? 'publishedZoneAssumed' : 'publishedZone', { zone }) : undefined;
  return (
    <time dateTime={at === null ? (local ?? '') : new Date(at).toISOString()} title={title}>
      {t('publishedAt', { time })}
    </time>
  );
}

/** What the reader should know before trusting the copy. */
function Cautions({ article }: { article: ArticleSummary }) {
  const { t } = useLocaleContext();
  if (!article.partial && article.method !== 'readability') return null;
  return (
    <div class="article-cautions">
      {article.partial && (
        <Notice tone="warning" icon="alert">
          {t('partialPaywall')}
        </Notice>
      )}
      {article.method === 'readability' && <Notice>{t('methodReadability')}</Notice>}
    </div>
  );
}
