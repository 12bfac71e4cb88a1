import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import { sites } from '@/utils/sites';

/** Says what to do first, and where. */
export function EmptyCollection() {
  const { t } = useLocaleContext();
  return (
    <div class="pane-scroll">
      <EmptyState title={t('emptyTitle')} hint={t('emptyHint')}>
        {sites.map(({ id, name, home }) => (
          <a key={id} class="button" href={home} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        ))}
      </EmptyState>
    </div>
  );
}
