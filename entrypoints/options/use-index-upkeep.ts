import { useEffect } from 'preact/hooks';
import { onLibraryChange } from '@/utils/library/changes';
import { isIndexBehind } from '@/utils/library/search/maintain';
import { isUnsigned } from '@/utils/library/similar/sign';
import { runIndexJob } from './index-jobs';

/** The index waits until the library has been quiet this long. Milliseconds. */
const QUIET = 2_000;

/**
 * Brings the search index up to date while the page is open: after imports, and what a closed page has left to do. While
 * an import goes on it waits: the two want the same stores, and both would take half as long again. Searches read what
 * the index lacks meanwhile.
 */
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
    if ((await isIndexBehind()) || (await isUnsigned())) await runIndexJob('maintain', { signal });
  } catch (error) {
    // Nothing is missed: whatever the index lacks is read.
    if (!signal.aborted) console.warn('The search index could not be brought up to date', error);
  }
}

/** Runs `action` once calls have ceased for a while; never twice at once. */
function settle(action: () => Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let asked = false;
  const run = async () => {
    asked = false;
    running = true;
    await action();
    running = false;
    if (asked) call();
  };
  const call = () => {
    asked = true;
    clearTimeout(timer);
    if (!running) timer = setTimeout(run, QUIET);
  };
  return { call, stop: () => clearTimeout(timer) };
}
