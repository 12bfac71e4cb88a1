import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleSummary } from '@/utils/article/types';
import type { ArticleActions } from './use-article-actions';

/** Stars an open article, or takes its star away. */
export function StarButton({ article, actions }: { article: ArticleSummary; actions: ArticleActions }) {
  const { t } = useLocaleContext();
  const starred = article.starred === 1;
  return (
    <Button
      kind="quiet"
      icon="star"
      class="star"
      testId="star"
      pressed={starred}
      label={t('star')}
      onClick={() => void actions.mark(article.id, { starred: !starred })}
    />
  );
}
