/** Long work writes one page at a time: two would read and merge the same articles against each other. */
const LOCK = 'library-write';

export interface LockOptions {
  /** Called when another page is writing and this one has to wait. */
  onWaiting?: () => void;
  /** Called when the waiting, if any, is over. */
  onStart?: () => void;
  signal: AbortSignal;
}

/** Does `work` while no other page writes. Throws what it throws, and the signal's reason when cancelled in waiting. */
export async function underLibraryLock<T>(
  { onWaiting, onStart, signal }: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const run = () => {
    onStart?.();
    return work();
  };
  const done = await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) =>
    lock ? { result: await run() } : undefined,
  );
  if (done) return done.result;
  onWaiting?.();
  return navigator.locks.request(LOCK, { signal }, run);
}
