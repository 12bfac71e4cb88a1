import { maintainIndex } from '@/utils/library/search/maintain';

/** Work at a time, and the pause after it in which saves and lists have their turn. Milliseconds. */
const SLICE = 200;
const PAUSE = 50;
/** The pause where a page is at the index, which sees to all of it then. Milliseconds. */
const LONG_PAUSE = 1_000;
/** The browser stops a worker 30 s after its last event, so what isn't done by then waits for the next. Milliseconds. */
const PATIENCE = 20_000;

let running = false;
let asked = false;

/**
 * Takes what was saved into the search index, a little at a time; to be called after saves and when the worker starts.
 * Wherever it is stopped the index is whole, and the next call goes on from there.
 */
export async function tendIndex(): Promise<void> {
  asked = true;
  if (running) return;
  running = true;
  try {
    const end = Date.now() + PATIENCE;
    while (asked && Date.now() < end) {
      asked = false;
      while (!(await tendOnce()) && Date.now() < end);
    }
  } catch (error) {
    // Searches read what the index lacks, so nothing is missed meanwhile.
    console.warn('The search index could not be brought up to date', error);
  } finally {
    running = false;
  }
}

/** Resolves to whether all is done. */
async function tendOnce(): Promise<boolean> {
  const begun = performance.now();
  const done = await maintainIndex({ budgetMs: SLICE });
  // It gives up at once where another page or worker is at it.
  const wasBusy = !done && performance.now() - begun < SLICE / 10;
  if (!done) await new Promise((resolve) => setTimeout(resolve, wasBusy ? LONG_PAUSE : PAUSE));
  return done;
}
