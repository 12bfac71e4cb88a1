import type { ArticleSummary } from '@/utils/article/types';
import { formatBrief, formatWallClock } from '@/utils/locale/dates';
import { Button } from './Button';
import { Icon } from './Icon';
import { useLocaleContext } from './locale-context';
import { type Hit, Marked } from './Marked';

export interface RowSelection {
  checked: boolean;
  /** `extend` when Shift was held, to take every row since the last one. */
  onChange(checked: boolean, extend: boolean): void;
}

/** Where a row stands in a list that is not in the page as a whole. */
export interface RowPlace {
  /** From 0, of `count`. */
  index: number;
  count: number;
  /** Pixels from the list's beginning. */
  top: number;
}

interface ArticleRowProps {
  article: ArticleSummary;
  place?: RowPlace | undefined;
  /** Where the article opens in a tab of its own. */
  href: string;
  /** A blob: URL of the small picture, once it is known. */
  thumbnailUrl?: string | undefined;
  /** The date shown: when it was saved, or when it appeared (where known). */
  dateBy?: 'savedAt' | 'sortDate';
  selection?: RowSelection | undefined;
  /** Where the article has what was searched for; shown with a piece of its text. */
  hit?: Hit | undefined;
  /** Opens the article here. A click that asks for a new tab is left to the link. */
  onOpen?: ((article: ArticleSummary) => void) | undefined;
  onStar?: ((article: ArticleSummary, starred: boolean) => void) | undefined;
  onRemove?: ((article: ArticleSummary) => void) | undefined;
}

/** One article in a list. */
export function ArticleRow({
  article,
  place,
  href,
  thumbnailUrl,
  dateBy,
  selection,
  hit,
  onOpen,
  onStar,
  onRemove,
}: ArticleRowProps) {
  const open = (event: MouseEvent) => {
    if (!onOpen || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    onOpen(article);
  };
  return (
    <li
      class="row"
      data-testid="article-row"
      data-id={article.id}
      data-read={article.read === 1 || undefined}
      data-selected={selection?.checked || undefined}
      {...(place && {
        'data-index': place.index,
        'aria-posinset': place.index + 1,
        'aria-setsize': place.count,
        style: { top: `${place.top}px` },
      })}
    >
      {selection && <RowCheckbox title={article.title} selection={selection} />}
      <a class="row-main" href={href} onClick={open}>
        <span class="row-words">
          <span class="row-title" lang={article.language}>
            {article.read === 0 && <span class="row-dot" aria-hidden="true" />}
            <Marked text={article.title} marks={hit?.titleMarks ?? []} />
          </span>
          {hit && (
            <span class="row-snippet" lang={article.language}>
              <Marked {...hit.snippet} />
            </span>
          )}
          <RowFacts article={article} dateBy={dateBy ?? 'savedAt'} />
        </span>
        {article.hasThumbnail && <img class="row-picture" src={thumbnailUrl} alt="" />}
      </a>
      {(onStar || onRemove) && <RowTools article={article} onStar={onStar} onRemove={onRemove} />}
    </li>
  );
}

function RowTools({ article, onStar, onRemove }: Pick<ArticleRowProps, 'article' | 'onStar' | 'onRemove'>) {
  const { t } = useLocaleContext();
  const { title } = article;
  const starred = article.starred === 1;
  return (
    <span class="row-tools">
      {onStar && (
        <Button
          kind="quiet"
          icon="star"
          class="star"
          testId="star"
          pressed={starred}
          label={t('starNamed', { title })}
          onClick={() => onStar(article, !starred)}
        />
      )}
      {onRemove && (
        <Button
          kind="quiet"
          icon="trash"
          class="row-remove"
          label={t('removeNamed', { title })}
          onClick={() => onRemove(article)}
        />
      )}
    </span>
  );
}

function RowFacts({ article, dateBy }: { article: ArticleSummary; dateBy: 'savedAt' | 'sortDate' }) {
  const { t, locale } = useLocaleContext();
  const { local } = article.published;
  const byPublisher = dateBy === 'sortDate' && local !== null;
  const instant = dateBy === 'sortDate' ? article.sortDate : article.savedAt;
  return (
    <span class="row-facts">
      <span>{article.source ?? article.siteName}</span>
      <span>{byPublisher ? formatWallClock(local, locale) : formatBrief(instant, Date.now(), locale)}</span>
      {article.read === 0 && <span class="visually-hidden">{t('unread')}</span>}
      {article.partial && <span class="row-mark">{t('partial')}</span>}
      <OnlineMark article={article} />
      {article.missingPictures > 0 && (
        <span class="row-mark" title={t('picturesMissing', { count: article.missingPictures })}>
          <Icon name="pictureMissing" />
          <span aria-hidden="true">{article.missingPictures}</span>
          <span class="visually-hidden">{t('picturesMissing', { count: article.missingPictures })}</span>
        </span>
      )}
      {article.tags.length > 0 && <span class="row-tags">{article.tags.join('、')}</span>}
    </span>
  );
}

/** What the site answered last, where that is worth a mark. */
function OnlineMark({ article: { checks } }: { article: ArticleSummary }) {
  const { t, locale } = useLocaleContext();
  const last = checks?.at(-1);
  if (last?.verdict !== 'gone' && last?.verdict !== 'moved' && last?.verdict !== 'changed') return null;
  return (
    <span class="row-mark" data-testid="online-mark" title={formatBrief(last.at, Date.now(), locale)}>
      {t(`onlineMark.${last.verdict}`)}
    </span>
  );
}

function RowCheckbox({ title, selection }: { title: string; selection: RowSelection }) {
  return (
    <label class="row-select">
      <input
        type="checkbox"
        checked={selection.checked}
        aria-label={title}
        onClick={(event) => selection.onChange(event.currentTarget.checked, event.shiftKey)}
      />
    </label>
  );
}
