import type { ComponentChildren } from 'preact';
import { browser } from 'wxt/browser';
import { Icon } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';

const promises = ['local', 'yours', 'faithful'] as const;

/** What this is, what it promises, and the keys of the list. */
export function AboutSection() {
  const { t } = useLocaleContext();
  const { version } = browser.runtime.getManifest();
  return (
    <section class="section about" aria-labelledby="about-title">
      <div class="section-head">
        <h1 id="about-title">{t('section.about')}</h1>
        <p class="section-count">{t('version', { version })}</p>
      </div>
      <p class="section-intro">{t('aboutWhat')}</p>
      <section class="setting">
        <h2>{t('promises')}</h2>
        <ul class="promises">
          {promises.map((promise) => (
            <li key={promise}>
              <Icon name="check" />
              {t(`promise.${promise}`)}
            </li>
          ))}
        </ul>
      </section>
      <section class="setting">
        <h2>{t('shortcuts')}</h2>
        <ListKeys />
      </section>
      <p class="about-licence">{t('licence')}</p>
    </section>
  );
}

function ListKeys() {
  const { t } = useLocaleContext();
  const keys: readonly (readonly [what: string, keys: ComponentChildren])[] = [
    [t('keys.search'), <kbd key="search">/</kbd>],
    [
      t('keys.arrows'),
      <>
        <kbd>↑</kbd> <kbd>↓</kbd>
      </>,
    ],
    [t('keys.enter'), <kbd key="enter">Enter</kbd>],
    [t('keys.space'), <kbd key="space">{t('keySpace')}</kbd>],
    [
      t('keys.shift'),
      <>
        <kbd>Shift</kbd> + <kbd>↑</kbd> <kbd>↓</kbd> <kbd>{t('keyClick')}</kbd>
      </>,
    ],
    [t('keys.escape'), <kbd key="escape">Esc</kbd>],
  ];
  return (
    <dl class="keys">
      {keys.map(([what, names]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{names}</dd>
        </div>
      ))}
    </dl>
  );
}
