import { useEffect } from 'preact/hooks';
import { onLibraryChange } from '@/utils/library/changes';
import { isIndexBehind } from '@/utils/library/search/maintain';
import { runIndexJob } from './index-jobs';

/** The index waits until the library has been quiet this long, but not longer than that in an import. Milliseconds. */
const QUIET = 2_000;
const LONGEST = 10_000;

/** Brings the search index up to date while the page is open: after imports, and what a closed page has left to do. */
export function useIndexUpkeep(): void {
  useEffect(() => {
    const controller = new AbortController();
    const { call, stop } = settle(() => tend(controller.signal));
    call();
    const stopListening = onLibraryChange(({ kind }) => kind !== 'save-progress' && call());
    return () => {
      stopListening();
      stop();
      controller.abort();
    };
  }, []);
}

async function tend(signal: AbortSignal): Promise<void> {
  try {
    if (await isIndexBehind()) await runIndexJob('maintain', { signal });
  } catch (error) {
    // Searches read what the index lacks, so nothing is missed meanwhile.
    if (!signal.aborted) console.warn('The search index could not be brought up to date', error);
  }
}

/** Runs `action` once calls have ceased for a while, or have gone on for long; never twice at once. */
function settle(action: () => Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  let running = false;
  const run = async () => {
    since = undefined;
    running = true;
    await action();
    running = false;
    if (since !== undefined) call();
  };
  const call = () => {
    since ??= Date.now();
    if (running) return;
    clearTimeout(timer);
    timer = setTimeout(run, Math.min(QUIET, Math.max(0, since + LONGEST - Date.now())));
  };
  return { call, stop: () => clearTimeout(timer) };
}
