import { vi } from 'vitest';

type Work = (lock: object | null) => unknown;

/** Web Locks for Node, which has none: exclusive ones, first come, first served. */
export function installLocks(): void {
  const held = new Map<string, Promise<unknown>>();
  const request = async (
    name: string,
    optionsOrWork: { ifAvailable?: boolean; signal?: AbortSignal } | Work,
    work = optionsOrWork as Work,
  ) => {
    const options = typeof optionsOrWork === 'function' ? {} : optionsOrWork;
    if (options.ifAvailable && held.has(name)) return work(null);
    const before = held.get(name);
    const turn = (async () => {
      await before?.catch(() => {});
      options.signal?.throwIfAborted();
      return work({});
    })();
    held.set(name, turn);
    try {
      return await turn;
    } finally {
      if (held.get(name) === turn) held.delete(name);
    }
  };
  const query = async () => ({ held: Array.from(held.keys(), (name) => ({ name })) });
  vi.stubGlobal('navigator', { ...globalThis.navigator, locks: { request, query } });
}
