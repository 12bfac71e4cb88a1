import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import { sites } from '@/utils/sites';

/** Says what to do first, and where. */
export function EmptyCollection() {
  const { t } = useLocaleContext();
  return (
    <div class="pane-scroll">
      <EmptyState title={t('emptyTitle')} hint={t('emptyHint')}>
        {sites.map(({ id, name, matches }) => (
          <a key={id} class="button" href={homeOf(matches)} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        ))}
      </EmptyState>
    </div>
  );
}

/** The front page behind a site's first match pattern: `*://*.rfa.org/*` is at `https://www.rfa.org/`. */
function homeOf([pattern = '']: readonly string[]): string {
  return pattern.replace(/^\*:\/\/\*\./, 'https://www.').replace(/\*$/, '');
}
