import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type PopupPlace, type panelPlace, popupPlace } from '@/utils/settings/settings';

/** How long a change waits to be kept, so that scrolling doesn't write at every step. In ms. */
const KEEP_DELAY = 150;

/**
 * Where the popup was when it closed (undefined until that is read), and the function that moves it. `kept`: where that
 * is kept; the side panel has a place of its own.
 */
export function usePlace(
  kept: typeof popupPlace | typeof panelPlace = popupPlace,
): [PopupPlace | undefined, (change: Partial<PopupPlace>) => void] {
  const [place, setPlace] = useState<PopupPlace>();
  const latest = useRef<PopupPlace>(kept.fallback);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keep = useCallback(() => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    void kept.setValue(latest.current);
  }, [kept]);
  useEffect(() => {
    void kept.getValue().then((stored) => {
      latest.current = stored;
      setPlace(stored);
    });
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, [keep]);
  const move = useCallback(
    (change: Partial<PopupPlace>) => {
      latest.current = { ...latest.current, ...change };
      timer.current ??= setTimeout(keep, KEEP_DELAY);
      // The list scrolls by itself; only the place to come back to changes.
      if (!('article' in change || 'search' in change || 'best' in change)) return;
      setPlace(latest.current);
      // Kept at once: the popup may close at the next click, and nothing that begins then arrives.
      keep();
    },
    [keep],
  );
  return [place, move];
}
