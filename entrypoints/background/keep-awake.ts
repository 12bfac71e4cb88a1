import { browser } from 'wxt/browser';

/** A worker without events is stopped after 30 s; any extension call starts that time anew. Milliseconds. */
const INTERVAL = 20_000;

/**
 * Keeps the service worker alive until `work` settles, by calling the browser now and then
 * (https://developer.chrome.com/docs/extensions/develop/migrate/to-service-workers#keep_a_service_worker_alive_until_a_long-running_operation_is_finished).
 * A save survives a stopped worker anyway; this only spares it the detour.
 */
export async function keepAwake<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), INTERVAL);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
