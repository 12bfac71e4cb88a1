import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import { usePage } from './page-context';
import { StorageSize } from './StorageSize';
import { formatBytes, useStorage } from './use-storage';

/** Share of the room from which on something should be done. */
const NEARLY_FULL = 0.85;

/** Where the clippings are, how much room they take, and whether the browser has promised to keep them. */
export function StorageSettings() {
  const { t, locale } = useLocaleContext();
  const { notify, notifyFailure } = usePage();
  const { state, askToPersist } = useStorage();
  const ask = () =>
    askToPersist().then(
      (granted) => notify(t(granted ? 'storagePersisted' : 'persistRefused')),
      notifyFailure,
    );
  return (
    <>
      <p>{t('storageWhere')}</p>
      {state && (
        <div class="storage-use" data-testid="storage-use">
          <meter max={state.quota} value={state.usage} aria-label={t('storage')} />
          <p>
            {t('storageUse', {
              used: formatBytes(state.usage, locale),
              free: formatBytes(state.quota - state.usage, locale),
            })}
          </p>
        </div>
      )}
      {state?.persisted && <p>{t('storagePersisted')}</p>}
      {state && !state.persisted && (
        <div class="setting-line">
          <p>{t('storageNotPersisted')}</p>
          <Button testId="ask-to-persist" onClick={ask}>
            {t('askToPersist')}
          </Button>
        </div>
      )}
      {state && state.usage > state.quota * NEARLY_FULL && (
        <Notice tone="warning" icon="alert">
          {t('storageNearlyFull')}
        </Notice>
      )}
      <StorageSize />
    </>
  );
}
