import { useEffect } from 'preact/hooks';
import { onLibraryChange } from '@/utils/library/changes';
import { isIndexBehind } from '@/utils/library/search/maintain';
import { isUnsigned } from '@/utils/library/similar/sign';
import { runIndexJob } from './index-jobs';

/** The index waits until the library has been quiet this long, but not longer than that in an import. Milliseconds. */
const QUIET = 2_000;
const LONGEST = 10_000;

/** Brings the search index up to date while the page is open: after imports, and what a closed page has left to do. */
export function useIndexUpkeep(): void {
  useEffect(() => {
    const controller = new AbortController();
    const { call, stop } = settle((isQuiet) => tend(isQuiet, controller.signal));
    call();
    const stopListening = onLibraryChange(({ kind }) => kind !== 'save-progress' && call());
    return () => {
      stopListening();
      stop();
      controller.abort();
    };
  }, []);
}

/** While an import goes on, its articles are indexed as they come; the rest waits, which would slow it down. */
async function tend(isQuiet: boolean, signal: AbortSignal): Promise<void> {
  try {
    const isBehind = (await isIndexBehind()) || (isQuiet && (await isUnsigned()));
    if (isBehind) await runIndexJob(isQuiet ? 'maintain' : 'index', { signal });
  } catch (error) {
    // Searches read what the index lacks, so nothing is missed meanwhile.
    if (!signal.aborted) console.warn('The search index could not be brought up to date', error);
  }
}

/** Runs `action` once calls have ceased for a while (then it is quiet), or have gone on for long; never twice at once. */
function settle(action: (isQuiet: boolean) => Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  let running = false;
  const run = async (isQuiet: boolean) => {
    since = undefined;
    running = true;
    await action(isQuiet);
    running = false;
    // What was left for later comes once it is quiet.
    if (since !== undefined || !isQuiet) call();
  };
  const call = () => {
    since ??= Date.now();
    if (running) return;
    clearTimeout(timer);
    const left = Math.max(0, since + LONGEST - Date.now());
    timer = setTimeout(run, Math.min(QUIET, left), left >= QUIET);
  };
  return { call, stop: () => clearTimeout(timer) };
}
