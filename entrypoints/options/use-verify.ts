import { useCallback, useState } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import type { ImportFile } from '@/utils/import/types';
import { checkLibrary } from '@/utils/library/integrity/check-library';
import { damagedPictures, type LibraryCheck } from '@/utils/library/integrity/damage';
import { rebuildIndex } from '@/utils/library/search/check';
import type { RefetchReport } from '@/utils/messages/protocol';
import { toBackground } from '@/utils/messages/rpc';
import { repairFromBackup } from '../shared/repair-library';
import { type TaskControls, usePage } from './page-context';

/** Checks the library and mends it; every repair is followed by another check, so what is shown is what is. */
export function useVerify() {
  const { t } = useLocaleContext();
  const { run, notify } = usePage();
  const [found, setFound] = useState<LibraryCheck>();

  const check = useCallback(async () => {
    const result = await run(t('verifying'), checkLibrary);
    if (result) setFound(result);
  }, [run, t]);

  /** Does what mends and looks again, also where it was cancelled half-way. */
  const mend = useCallback(
    async <T>(
      label: string,
      work: (controls: TaskControls) => Promise<T>,
      sentence: (report: T) => string,
    ) => {
      const report = await run(label, work);
      await check();
      if (report !== undefined) notify(sentence(report));
    },
    [run, check, notify],
  );

  const repair = useCallback(
    (files: readonly ImportFile[]) =>
      mend(
        t('verifyRepairing'),
        (controls) => repairFromBackup(found?.damaged ?? [], files, controls),
        ({ repaired, left }) => {
          const rest = left.reduce((sum, { damages }) => sum + damages.length, 0);
          if (repaired === 0) return t('verifyNoCopy');
          return rest === 0
            ? t('verifyRepairedAll', { repaired })
            : t('verifyRepaired', { repaired, left: rest });
        },
      ),
    [mend, found, t],
  );

  const refetch = useCallback(
    () =>
      mend(
        t('verifyRefetching'),
        (controls) => refetchAll(found, controls),
        (report) => t('verifyRefetched', report),
      ),
    [mend, found, t],
  );

  const rebuild = useCallback(
    () =>
      mend(
        t('verifyRebuilding'),
        (controls) => rebuildIndex(controls).then(() => true),
        () => t('verifyRebuilt'),
      ),
    [mend, t],
  );

  return { found, check, repair, refetch, rebuild };
}

/** Article by article, so that it can be cancelled in between. */
async function refetchAll(
  found: LibraryCheck | undefined,
  { signal, onProgress }: TaskControls,
): Promise<Record<keyof RefetchReport, number>> {
  const sum = { same: 0, replaced: 0, failed: 0 };
  const articles = (found?.damaged ?? []).filter(({ damages }) => damagedPictures(damages).length > 0);
  for (const [index, { id, damages }] of articles.entries()) {
    signal.throwIfAborted();
    const report = await toBackground('refetchPictures', id, damagedPictures(damages));
    for (const key of ['same', 'replaced', 'failed'] as const) sum[key] += report[key];
    onProgress(index + 1, articles.length);
  }
  return sum;
}
