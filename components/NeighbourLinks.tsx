import type { ArticleSummary } from '@/utils/article/types';
import { useLocaleContext } from './locale-context';

interface NeighbourLinksProps {
  previous: ArticleSummary | undefined;
  next: ArticleSummary | undefined;
  hrefOf(article: ArticleSummary): string;
  /** Opens one here; a click that asks for a new tab is left to the link. */
  onOpen(article: ArticleSummary): void;
}

/** At the end of an article: the ones before and after it in the list it was opened from. */
export function NeighbourLinks({ previous, next, hrefOf, onOpen }: NeighbourLinksProps) {
  const { t } = useLocaleContext();
  if (!previous && !next) return null;
  const link = (article: ArticleSummary | undefined, name: 'previousArticle' | 'nextArticle') =>
    article && (
      <a
        class="neighbour"
        data-side={name}
        data-testid={name === 'nextArticle' ? 'next-article' : 'previous-article'}
        href={hrefOf(article)}
        onClick={(event) => {
          if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(article);
        }}
      >
        <span class="neighbour-side">{t(name)}</span>
        <span lang={article.language}>{article.title}</span>
      </a>
    );
  return (
    <nav class="neighbours" aria-label={t('neighbours')}>
      {link(previous, 'previousArticle')}
      {link(next, 'nextArticle')}
    </nav>
  );
}
