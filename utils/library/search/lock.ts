/** Only one page or worker at a time changes the index; saving an article doesn't wait for it. */
const LOCK = 'library-search';

/** Runs `work` unless another page or worker is at the index; resolves to undefined then. */
export function tryWithIndex<T>(work: () => Promise<T>): Promise<T | undefined> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}

/** Runs `work` once no other page or worker is at the index. Throws the signal's reason if it is aborted before. */
export function withIndex<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK, signal ? { signal } : {}, work);
}
