import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { Icon } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleSummary, Revision } from '@/utils/article/types';
import { listRevisions } from '@/utils/library/read';
import { formatInstant } from '@/utils/locale/dates';
import { comparisonAddress, type VersionPair, versionAddress } from '../shared/reader-address';
import type { ArticleActions } from '../shared/use-article-actions';

/** The way to each earlier text of an article; nothing where there is none. */
export function Versions({ article, actions }: { article: ArticleSummary; actions: ArticleActions }) {
  const { id, title, savedAt, revisionCount } = article;
  const { t, locale } = useLocaleContext();
  const [revisions, setRevisions] = useState<readonly Revision[]>([]);
  useEffect(() => {
    let current = true;
    if (revisionCount > 0) void listRevisions(id).then((found) => current && setRevisions(found));
    return () => {
      current = false;
    };
    // Restoring a version changes which ones are behind, and not how many.
  }, [id, revisionCount, savedAt]);
  if (revisionCount === 0) return null;
  return (
    <details class="versions" data-testid="versions">
      <summary>
        <Icon name="history" />
        {t('versions', { count: revisionCount })}
      </summary>
      <ul>
        {revisions.map((revision) => (
          <li key={revision.savedAt}>
            <a href={versionAddress(id, revision.savedAt)}>
              {t('savedOn', { time: formatInstant(revision.savedAt, locale) })}
            </a>
            {revision.title !== title && <span class="version-title">{revision.title}</span>}
            <span class="version-actions">
              <a class="button" href={comparisonAddress(id, inOrder(revision.savedAt, savedAt))}>
                {t('versionCompare')}
              </a>
              <Button
                testId="restore-version"
                onClick={() => void actions.restoreVersion(id, revision.savedAt)}
              >
                {t('versionRestore')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The one in front may be the older, once another was restored. */
function inOrder(revision: number, front: number): VersionPair {
  return revision <= front ? { older: revision, newer: null } : { older: null, newer: revision };
}
