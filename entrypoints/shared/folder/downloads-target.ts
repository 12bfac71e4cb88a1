import { browser } from 'wxt/browser';
import type { FolderTarget } from '@/utils/export/folder/target';

/** Long enough for a slow disk. Milliseconds. */
const PATIENCE = 60_000;

/** Gives a file an address to download it from, and takes it back by `release`. */
export type AddressOf = (content: Blob) => Promise<{ url: string; release(): void }>;

/** A page's own way, which a service worker has not. */
const ownAddress: AddressOf = async (content) => {
  const url = URL.createObjectURL(content);
  return { url, release: () => URL.revokeObjectURL(url) };
};

/** A folder among the browser's downloads: files are put there, and nothing there can be read or replaced. */
export function downloadsTarget(folder: string, addressOf: AddressOf = ownAddress): FolderTarget {
  return {
    canLook: false,
    list: async () => [],
    read: async () => undefined,
    async write(path, content, options) {
      const { url, release } = await addressOf(content);
      try {
        const id = await browser.downloads.download({
          url,
          filename: `${folder}/${path}`,
          conflictAction: options?.replace ? 'overwrite' : 'uniquify',
          saveAs: false,
        });
        await finished(id);
      } finally {
        release();
      }
    },
  };
}

/** Waits until a download is whole. Throws where it was stopped. */
async function finished(id: number): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state === 'complete') return;
    if (item?.state === 'interrupted') throw new Error(`Download interrupted: ${item.error ?? ''}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Download did not end');
}
