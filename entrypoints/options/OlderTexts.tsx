import { useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { ArticleId } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';
import type { ImportEntry } from '../shared/import-report';
import { usePage } from './page-context';

/** A version of an article. */
interface Version {
  id: ArticleId;
  savedAt: number;
}

/** Texts of the files that are older than the library's, which stay behind unless the reader wants them in front. */
export function OlderTexts({ entries, isPlan }: { entries: readonly ImportEntry[]; isPlan: boolean }) {
  const { t } = useLocaleContext();
  const { run, busy, notify } = usePage();
  const [done, setDone] = useState(false);
  const older = entries.flatMap((entry): Version[] =>
    entry.outcome === 'older-kept' && entry.savedAt !== undefined
      ? [{ id: entry.id, savedAt: entry.savedAt }]
      : [],
  );
  const count = entries.filter(({ outcome }) => outcome === 'older-kept').length;
  if (count === 0 || done) return null;

  const bringForward = async (versions: readonly Version[]) => {
    const before: Version[] = [];
    await run(t('olderInFront'), async ({ onProgress, signal }) => {
      for (const [at, { id, savedAt }] of versions.entries()) {
        signal.throwIfAborted();
        before.push({ id, savedAt: await toBackground('restoreVersion', id, savedAt) });
        onProgress(at + 1, versions.length);
      }
    });
    return before;
  };
  const takeThem = async () => {
    const before = await bringForward(older);
    if (before.length === 0) return;
    setDone(true);
    notify(t('olderAreInFront', { count: before.length }), () => {
      void bringForward(before).then(() => setDone(false));
    });
  };
  return (
    <Notice
      actions={
        !isPlan && (
          <Button testId="older-in-front" disabled={busy} onClick={() => void takeThem()}>
            {t('olderInFront')}
          </Button>
        )
      }
    >
      {t(isPlan ? 'olderPlanned' : 'olderKept', { count })}
    </Notice>
  );
}
