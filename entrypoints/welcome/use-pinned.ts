import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** How often it is asked, in ms: only young browsers tell by themselves. */
const INTERVAL = 1_000;

/** Whether the extension's button stands in the toolbar; false where the browser doesn't say. */
export function usePinned(): boolean {
  const [pinned, setPinned] = useState(false);
  useEffect(() => {
    const look = async () => {
      const settings = await browser.action.getUserSettings?.();
      setPinned(settings?.isOnToolbar ?? false);
    };
    void look();
    const timer = setInterval(() => void look(), INTERVAL);
    return () => clearInterval(timer);
  }, []);
  return pinned;
}
