import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';

/** What the browsers call it; Firefox on Android and old versions have neither. */
const { sidePanel, sidebarAction } = browser as unknown as {
  sidePanel?: { open?(options: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
};

/** Opens the collection in the browser's side panel; nothing where there is none. */
export function SidePanelButton() {
  const { t } = useLocaleContext();
  const [windowId, setWindowId] = useState<number>();
  // Asked for beforehand: a panel opens only in the very call of a click.
  useEffect(() => {
    if (sidePanel?.open) void browser.windows.getCurrent().then(({ id }) => setWindowId(id));
  }, []);
  if (!sidebarAction && windowId === undefined) return null;
  const open = () => {
    const opened = windowId === undefined ? sidebarAction?.open() : sidePanel?.open?.({ windowId });
    void opened?.then(() => window.close());
  };
  return (
    <Button kind="quiet" icon="sidebar" label={t('openSidePanel')} testId="open-side-panel" onClick={open} />
  );
}
