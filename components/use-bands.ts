import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Vertical text stands in bands that go on below the box it is in. Keeps room for them, so that what follows the
 * article does not lie over it; nothing happens to horizontal text.
 */
export function useBands(body: RefObject<HTMLElement | null>, content: unknown): void {
  useLayoutEffect(() => {
    const box = body.current;
    if (!box || typeof ResizeObserver === 'undefined') return;
    const keepRoom = () => {
      const vertical = getComputedStyle(box).writingMode.startsWith('vertical');
      box.style.marginBottom = vertical ? `${box.scrollHeight - box.clientHeight}px` : '';
    };
    const observer = new ResizeObserver(keepRoom);
    observer.observe(box);
    // Pictures say nothing of their size before they are there; their events don't bubble.
    box.addEventListener('load', keepRoom, { capture: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('load', keepRoom, { capture: true });
    };
  }, [content]);
}
