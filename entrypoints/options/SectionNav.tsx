import { Icon, type IconName } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';
import { formatRoute, type Route, type Section, sections } from './route';
import type { ImportState } from './use-import';

const icons: Record<Section, IconName> = {
  library: 'library',
  highlights: 'note',
  import: 'import',
  settings: 'settings',
  about: 'info',
};

/** The way between the sections. Each link keeps the query, so that the list is found as it was left. */
export function SectionNav({ route, importing }: { route: Route; importing: ImportState }) {
  const { t } = useLocaleContext();
  const busy = importing.phase !== 'idle' && importing.phase !== 'done';
  return (
    <header class="options-head">
      <p class="brand">
        <img src="/icons/48.png" width="28" height="28" alt="" />
        {t('appName')}
      </p>
      <nav aria-label={t('sectionsLabel')}>
        <ul class="nav">
          {sections.map((section) => (
            <li key={section}>
              <a
                href={formatRoute({ section, query: route.query })}
                aria-current={section === route.section ? 'page' : undefined}
                data-testid={`nav-${section}`}
              >
                <Icon name={icons[section]} />
                {t(`section.${section}`)}
                {section === 'import' && busy && (
                  <span class="nav-count">{t('importSeen', { count: importing.totals.seen })}</span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
