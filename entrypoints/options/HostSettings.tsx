import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { grantedHosts, hostOf } from './granted-hosts';
import { usePage } from './page-context';

/** Hosts whose pictures the reader has allowed beside the three sites', and the way to take that back. */
export function HostSettings() {
  const { t } = useLocaleContext();
  const { notify, notifyFailure } = usePage();
  const origins = useGrantedOrigins();
  const giveBack = (origin: string) =>
    browser.permissions
      .remove({ origins: [origin] })
      .then(() => notify(t('givenBack', { host: hostOf(origin) ?? t('allHosts') })), notifyFailure);
  if (origins.length === 0) return <p>{t('hostsNone')}</p>;
  return (
    <>
      <p>{t('hostsHint')}</p>
      <ul class="lines">
        {origins.map((origin) => {
          const host = hostOf(origin) ?? t('allHosts');
          return (
            <li key={origin} class="setting-line" data-testid="granted-host">
              <p>{host}</p>
              <Button label={t('giveBackNamed', { host })} onClick={() => giveBack(origin)}>
                {t('giveBack')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function useGrantedOrigins(): string[] {
  const [origins, setOrigins] = useState<string[]>([]);
  useEffect(() => {
    const read = async () => {
      const { origins: all = [] } = await browser.permissions.getAll();
      setOrigins(grantedHosts(all, browser.runtime.getManifest().host_permissions ?? []));
    };
    const follow = () => void read();
    follow();
    browser.permissions.onAdded.addListener(follow);
    browser.permissions.onRemoved.addListener(follow);
    return () => {
      browser.permissions.onAdded.removeListener(follow);
      browser.permissions.onRemoved.removeListener(follow);
    };
  }, []);
  return origins;
}
