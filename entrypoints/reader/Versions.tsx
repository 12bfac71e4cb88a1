import { useEffect, useState } from 'preact/hooks';
import { Icon } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleSummary, Revision } from '@/utils/article/types';
import { listRevisions } from '@/utils/library/read';
import { formatInstant } from '@/utils/locale/dates';
import { versionAddress } from '../shared/reader-address';

/** The way to each earlier text of an article; nothing where there is none. */
export function Versions({ article: { id, title, revisionCount } }: { article: ArticleSummary }) {
  const { t, locale } = useLocaleContext();
  const [revisions, setRevisions] = useState<readonly Revision[]>([]);
  useEffect(() => {
    let current = true;
    if (revisionCount > 0) void listRevisions(id).then((found) => current && setRevisions(found));
    return () => {
      current = false;
    };
  }, [id, revisionCount]);
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
          </li>
        ))}
      </ul>
    </details>
  );
}
