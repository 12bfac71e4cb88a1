import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { ToastContent } from '@/components/Toast';

/** How long a toast stays, in ms: one to be read, and one to be acted on. */
const READ_TIME = 5_000;
const ACT_TIME = 20_000;

export interface Toasts {
  toast: ToastContent | undefined;
  show(message: string, undo?: () => void): void;
  close(): void;
}

/** The one toast of a page; a new one takes the place of the last. */
export function useToast(): Toasts {
  const [toast, setToast] = useState<ToastContent>();
  const close = useCallback(() => setToast(undefined), []);
  const show = useCallback((message: string, undo?: () => void) => setToast({ message, undo }), []);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(close, toast.undo ? ACT_TIME : READ_TIME);
    return () => clearTimeout(timer);
  }, [toast, close]);
  return useMemo(() => ({ toast, show, close }), [toast, show, close]);
}
