import { onLibraryChange } from '@/utils/library/changes';

/** An import announces many changes; what is shown is read again at most this often (ms), and takes a fifth of the time. */
const INTERVAL = 200;
const SHARE = 5;

/** Something that is read anew when the library changes. */
export interface Fresh {
  /** What comes into sight is read at once, if it never was or anything changed meanwhile. */
  setShown(shown: boolean): void;
  stop(): void;
}

/**
 * Calls `read` at once and soon after each change of the library, never twice at once and never losing the last change.
 * What is out of sight is not read, so that an import in front of a large library is not held up.
 */
export function keepFresh(read: () => Promise<unknown>, shown = true): Fresh {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let asked = true;
  let earliest = 0;
  let isShown = shown;
  const run = async () => {
    clearTimeout(timer);
    timer = undefined;
    running = true;
    asked = false;
    const begun = Date.now();
    await read().catch((error: unknown) => console.warn('The page could not be brought up to date', error));
    running = false;
    earliest = Math.max(begun + INTERVAL, Date.now() + (Date.now() - begun) * (SHARE - 1));
    if (asked) schedule();
  };
  const schedule = () => {
    asked = true;
    if (!running && isShown) timer ??= setTimeout(run, Math.max(0, earliest - Date.now()));
  };
  const stopListening = onLibraryChange(({ kind }) => kind !== 'save-progress' && schedule());
  if (shown) void run();
  return {
    setShown(now) {
      if (now && !isShown && asked && !running) void run();
      isShown = now;
    },
    stop() {
      asked = false;
      clearTimeout(timer);
      stopListening();
    },
  };
}
