import { persistenceAsked } from '@/utils/settings/settings';

/**
 * Asks the browser, once, not to clear the library when the disk runs short. To be called after the first save, when
 * there is something to keep and a page to ask from: a service worker may not. A refusal is no failure; the settings
 * offer to ask again.
 */
export async function askToPersistOnce(): Promise<void> {
  if (await persistenceAsked.getValue()) return;
  await persistenceAsked.setValue(true);
  await navigator.storage?.persist?.();
}
