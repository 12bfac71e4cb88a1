import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { runIndexJob } from './index-jobs';
import { type PageServices, usePage } from './page-context';

/** The search index: whether it is whole, and a new one where it isn't. */
export function SearchSettings() {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const { check, rebuild } = useIndexJobs();
  return (
    <>
      <p>{t('indexHint')}</p>
      <p class="setting-choices">
        <Button disabled={busy} testId="index-check" onClick={() => void check()}>
          {t('indexCheck')}
        </Button>
        <Button kind="quiet" disabled={busy} testId="index-rebuild" onClick={() => void rebuild()}>
          {t('indexRebuild')}
        </Button>
      </p>
    </>
  );
}

/** Checks or rebuilds the index as the page's task, and says what came of it. */
export function useIndexJobs() {
  const { t } = useLocaleContext();
  const { run, notify }: PageServices = usePage();
  const rebuild = async () => {
    const done = await run(t('indexRebuilding'), async (controls) => {
      await runIndexJob('rebuild', controls);
      return true;
    });
    if (done) notify(t('indexRebuilt'));
  };
  const check = async () => {
    const found = await run(t('indexChecking'), (controls) => runIndexJob('check', controls));
    if (found?.isSound) notify(t('indexSound', { count: found.articles }));
    else if (found) await rebuild();
  };
  return { check, rebuild };
}
