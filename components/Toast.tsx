import { Button } from './Button';
import { useLocaleContext } from './locale-context';

export interface ToastContent {
  message: string;
  /** Takes back what the message tells of. */
  undo?: (() => void) | undefined;
}

interface ToastProps {
  toast: ToastContent | undefined;
  onClose(): void;
}

/** What has just happened, spoken to screen readers too. Stays mounted, because only changes in a live region are read. */
export function Toast({ toast, onClose }: ToastProps) {
  const { t } = useLocaleContext();
  return (
    <div class="toasts" role="status">
      {toast && (
        <div class="toast">
          <p>{toast.message}</p>
          {toast.undo && (
            <Button kind="primary" testId="undo" onClick={toast.undo}>
              {t('undo')}
            </Button>
          )}
          <Button kind="quiet" icon="close" label={t('close')} onClick={onClose} />
        </div>
      )}
    </div>
  );
}
