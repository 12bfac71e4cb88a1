import { useEffect, useState } from 'preact/hooks';
import { EmptyState } from '@/components/EmptyState';
import { HighlightItem } from '@/components/HighlightItem';
import { useLocaleContext } from '@/components/locale-context';
import { SearchField } from '@/components/SearchField';
import { type Highlight, type HighlightColour, highlightColours } from '@/utils/article/highlight';
import type { ArticleId } from '@/utils/article/types';
import { type HighlightedArticle, listHighlighted } from '@/utils/library/highlights';
import { toBackground } from '@/utils/messages/rpc';
import { keepFresh } from '../shared/keep-fresh';
import { highlightAddress, readerAddress } from '../shared/reader-address';
import { filterHighlights } from './filter-highlights';
import { usePage } from './page-context';
import { Select } from './Select';

/** Everything the reader marked, by article: searched, changed, deleted, gone back to. */
export function HighlightsSection() {
  const { t } = useLocaleContext();
  const articles = useHighlighted();
  const [words, setWords] = useState('');
  const [colour, setColour] = useState<HighlightColour | ''>('');
  const found = articles && filterHighlights(articles, words, colour || undefined);
  const count = found?.reduce((sum, { highlights }) => sum + highlights.length, 0) ?? 0;
  const colours = highlightColours.map((each) => [each, t(`highlight.${each}`)] as const);
  return (
    <section class="section" aria-labelledby="highlights-title" data-testid="highlights-section">
      <div class="section-head">
        <h1 id="highlights-title">{t('section.highlights')}</h1>
        {found && (
          <p class="section-count" role="status">
            {t('highlightsTotal', { count })}
          </p>
        )}
      </div>
      {articles?.length === 0 && <EmptyState title={t('highlightsNone')} hint={t('highlightsNoneHint')} />}
      {articles && articles.length > 0 && (
        <div class="highlights-filters">
          <SearchField value={words} onInput={setWords} label={t('highlightSearch')} />
          <Select
            label={t('highlightColour')}
            testId="highlight-colour"
            value={colour}
            options={[['', t('highlightAnyColour')], ...colours]}
            onChange={(value) => setColour(value as HighlightColour | '')}
          />
        </div>
      )}
      {articles && articles.length > 0 && count === 0 && (
        <EmptyState icon="search" title={t('highlightsNoMatch')} hint={t('highlightsNoMatchHint')} />
      )}
      {found?.map((article) => (
        <HighlightedList key={article.summary.id} article={article} />
      ))}
    </section>
  );
}

function HighlightedList({ article: { summary, highlights } }: { article: HighlightedArticle }) {
  const { t } = useLocaleContext();
  const { notify, notifyFailure } = usePage();
  const { id, language, title } = summary;
  const put = (highlight: Highlight) =>
    toBackground('putHighlight', id, { ...highlight, changedAt: Date.now() }).catch(notifyFailure);
  const remove = async (highlight: Highlight) => {
    await toBackground('removeHighlight', id, highlight.id).catch(notifyFailure);
    notify(t('highlightRemoved'), () => void put(highlight));
  };
  return (
    <section class="highlighted">
      <h2 lang={language}>
        <a href={readerAddress(id)}>{title}</a>
      </h2>
      <ul class="highlight-list">
        {highlights.map((highlight) => (
          <HighlightItem
            key={highlight.id}
            highlight={highlight}
            quote={
              <a class="highlight-jump" lang={language} href={addressOf(id, highlight)}>
                {highlight.quote}
              </a>
            }
            onChange={(change) => void put({ ...highlight, ...change })}
            onRemove={() => void remove(highlight)}
          />
        ))}
      </ul>
    </section>
  );
}

function addressOf(id: ArticleId, highlight: Highlight): string {
  return highlightAddress(id, highlight.id);
}

/** Undefined until they are read. */
function useHighlighted(): readonly HighlightedArticle[] | undefined {
  const [articles, setArticles] = useState<readonly HighlightedArticle[]>();
  useEffect(() => {
    let current = true;
    const fresh = keepFresh(() => listHighlighted().then((found) => current && setArticles(found)));
    return () => {
      current = false;
      fresh.stop();
    };
  }, []);
  return articles;
}
