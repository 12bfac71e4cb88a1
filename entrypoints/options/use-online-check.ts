import { useCallback } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { checkOnline } from '../shared/check-online';
import { onlineSentence } from '../shared/online-sentence';
import { usePage } from './page-context';
import type { Resolve } from './use-bulk';

/** Asks the sites whether many articles are still there, with progress; cancelled, it tells what was answered. */
export function useOnlineCheck(): (resolve: Resolve) => Promise<void> {
  const { t } = useLocaleContext();
  const { run, notify } = usePage();
  return useCallback(
    async (resolve) => {
      const report = await run(t('onlineChecking'), async ({ onProgress, signal }) => {
        const ids = await resolve();
        return checkOnline(ids, { signal, onProgress: (done) => onProgress(done, ids.length) });
      });
      if (report) notify(onlineSentence(t, report));
    },
    [run, notify, t],
  );
}
