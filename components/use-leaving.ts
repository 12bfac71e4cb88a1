import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Closes what a button opens: at Esc, which gives the focus back to the button in `root`, and when one goes elsewhere. */
export function useLeaving(root: RefObject<HTMLElement | null>, open: boolean, leave: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const onPointer = ({ target }: Event) => !root.current?.contains(target as Node) && leave();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The page below has its own use for Esc.
      event.preventDefault();
      event.stopPropagation();
      leave();
      root.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('focusin', onPointer);
    document.addEventListener('keydown', onKey, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('focusin', onPointer);
      document.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [open]);
}
