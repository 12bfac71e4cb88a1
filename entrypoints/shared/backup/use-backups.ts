import { useEffect, useRef } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { getBackupPlace } from '@/utils/library/backups';
import { onBackupChange } from '@/utils/library/changes';
import { mayWrite } from '../folder/access';
import type { BackupRun, RunOptions } from './run';
import { isBackupDue } from './schedule';
import { backupSentence } from './sentence';

/** A page that opens has better things to do first; one that stays open looks again. Milliseconds. */
const DELAY = 4_000;
const AGAIN = 10 * 60_000;

/** Does the work, with the page's own progress where it has one. */
export type Perform = (
  work: (options: RunOptions) => Promise<BackupRun | undefined>,
) => Promise<BackupRun | undefined>;

const quietly: Perform = (work) => work({});

/**
 * Makes the backup into the reader's folder when it is due, as long as this page is open and the browser's permission
 * lasts, and says so. The popup does not: it closes before a large one is written. Downloads are the background's.
 */
export function useBackups(notify: (message: string) => void, perform: Perform = quietly): void {
  const { t } = useLocaleContext();
  const latest = useRef({ notify, perform, t });
  latest.current = { notify, perform, t };
  useEffect(() => {
    const attempt = async () => {
      const place = await getBackupPlace();
      if (!place?.handle || !isBackupDue(place, Date.now()) || !(await mayWrite(place, false))) return;
      const { runBackup } = await import('./run');
      const report = await latest.current.perform((options) => runBackup({ ...options, ifDue: true }));
      if (report && report.kind !== 'nothing')
        latest.current.notify(backupSentence(latest.current.t, report));
    };
    // What failed stands in the library page with what to do about it.
    const tend = () => void attempt().catch((error: unknown) => console.warn('No backup', error));
    let timer = setTimeout(tend, DELAY);
    const interval = setInterval(tend, AGAIN);
    const stop = onBackupChange(() => {
      clearTimeout(timer);
      timer = setTimeout(tend, DELAY);
    });
    return () => {
      clearTimeout(timer);
      clearInterval(interval);
      stop();
    };
  }, []);
}
