import { browser } from 'wxt/browser';

/** Where the library page keeps its place in a tab's session storage. */
export const libraryPlaceKey = 'libraryPlace';

/** Opens what can be set of exports, in a tab of its own. */
export async function openExportOptions(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/options.html#settings') });
}

/** Opens the settings in a tab of their own. */
export async function openSettings(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/options.html#settings') });
}

/** Opens the library in a tab of its own, at what is searched for. */
export async function openLibraryAt(search: string): Promise<void> {
  if (!search.trim()) return browser.runtime.openOptionsPage();
  const words = encodeURIComponent(search.toWellFormed());
  await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#library?search=${words}`) });
  // On Android the popup is a page that would stay in front.
  window.close();
}

/** Goes to the library: back to the list in this tab if it was here, else to the library's own tab. */
export async function openLibrary(): Promise<void> {
  const kept = sessionStorage.getItem(libraryPlaceKey);
  if (!kept) return browser.runtime.openOptionsPage();
  const { hash } = JSON.parse(kept) as { hash: string };
  location.assign(`/options.html${hash}`);
}
