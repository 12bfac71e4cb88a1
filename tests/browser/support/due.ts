import type { Page } from 'playwright-core';

/** Makes the backup due that is made by itself: as if the last one had been two months ago. */
export function makeBackupDue(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('library');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction('backupPlaces', 'readwrite');
          const store = tx.objectStore('backupPlaces');
          const reading = store.get('automatic');
          reading.onsuccess = () =>
            store.put({ ...reading.result, at: reading.result.at - 60 * 86_400_000, failure: null });
          tx.oncomplete = () => {
            db.close();
            resolve();
          };
          tx.onerror = () => reject(tx.error);
        };
      }),
  );
}
