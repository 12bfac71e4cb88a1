import { useEffect } from 'preact/hooks';

/** Calls `action` at Esc while `active`, unless something nearer to the focus (a menu, a filled field) took the key. */
export function useEscape(active: boolean, action: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) action();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [active, action]);
}
