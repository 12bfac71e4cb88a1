import { useEffect, useState } from 'preact/hooks';
import { Icon } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleSummary } from '@/utils/article/types';
import { readerAddress } from '../shared/reader-address';
import { findUnfinished } from '../shared/reading/recent-reads';

/** The article one was in the middle of, above the list. */
export function ContinueReading({ onOpen }: { onOpen(article: ArticleSummary): void }) {
  const { t } = useLocaleContext();
  const [article, setArticle] = useState<ArticleSummary>();
  useEffect(() => {
    void findUnfinished().then(setArticle);
  }, []);
  if (!article) return null;
  const percent = Math.round((article.position?.progress ?? 0) * 100);
  return (
    <a
      class="continue-reading"
      data-testid="continue-reading"
      href={readerAddress(article.id)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(article);
      }}
    >
      <Icon name="bookmark" />
      <span class="continue-words">
        <span class="continue-label">{t('continueReading')}</span>
        <span class="continue-title" lang={article.language}>
          {article.title}
        </span>
      </span>
      <span class="continue-progress">{t('percent', { percent })}</span>
    </a>
  );
}
