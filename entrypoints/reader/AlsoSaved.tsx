import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleId } from '@/utils/article/types';
import { onLibraryChange } from '@/utils/library/changes';
import { findSimilar, type SimilarArticle } from '@/utils/library/similar/find';
import { toBackground } from '@/utils/messages/rpc';
import { formatPercent } from '../shared/percent';
import { readerAddress } from '../shared/reader-address';
import type { Toasts } from '../shared/use-toast';

/** Where else the article was saved from, by its text; nothing where it wasn't. */
export function AlsoSaved({ id, toasts }: { id: ArticleId; toasts: Toasts }) {
  const { t } = useLocaleContext();
  const found = useSimilar(id);
  const setApart = async (other: ArticleId) => {
    await toBackground('setApart', id, other, true);
    toasts.show(t('similarSetApart'), () => void toBackground('setApart', id, other, false));
  };
  if (found.length === 0) return null;
  return (
    <section class="also-saved" data-testid="also-saved" aria-label={t('similar')}>
      <p>{t('alsoSaved')}</p>
      <ul>
        {found.map((similar) => (
          <SimilarLine
            key={similar.summary.id}
            similar={similar}
            onApart={() => void setApart(similar.summary.id)}
          />
        ))}
      </ul>
    </section>
  );
}

function SimilarLine({ similar: { summary, same }, onApart }: { similar: SimilarArticle; onApart(): void }) {
  const { t, locale } = useLocaleContext();
  const { id, title, siteName, source, published } = summary;
  const site = [source ?? siteName, published.local?.slice(0, 10)].filter(Boolean).join(' · ');
  return (
    <li data-testid="similar" data-id={id}>
      <a href={readerAddress(id)}>{title}</a>
      <span class="also-saved-facts">
        {t('alsoSavedFrom', { site, percent: formatPercent(same, locale) })}
      </span>
      <Button kind="quiet" testId="not-the-same" onClick={onApart}>
        {t('similarApart')}
      </Button>
    </li>
  );
}

/** Looked for after the article itself is there, and again when the library changes. */
function useSimilar(id: ArticleId): readonly SimilarArticle[] {
  const [found, setFound] = useState<readonly SimilarArticle[]>([]);
  const look = useCallback(
    // A suggestion that can't be made is none; what is wrong with the library, the article itself will say.
    () => findSimilar(id).then(setFound, (error: unknown) => console.error(error)),
    [id],
  );
  useEffect(() => {
    void look();
    return onLibraryChange((change) => {
      if (change.kind === 'articles' || (change.kind === 'article' && change.id === id)) void look();
    });
  }, [look]);
  return found;
}
