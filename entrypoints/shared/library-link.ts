import { browser } from 'wxt/browser';

/** Where the library page keeps its place in a tab's session storage. */
export const libraryPlaceKey = 'libraryPlace';

/** Goes to the library: back to the list in this tab if it was here, else to the library's own tab. */
export async function openLibrary(): Promise<void> {
  const kept = sessionStorage.getItem(libraryPlaceKey);
  if (!kept) return browser.runtime.openOptionsPage();
  const { hash } = JSON.parse(kept) as { hash: string };
  location.assign(`/options.html${hash}`);
}
