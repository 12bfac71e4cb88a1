import { browser } from 'wxt/browser';
import type { FolderTarget } from '@/utils/export/folder/target';

/** Where downloads go, below the browser's own folder for them. */
export const DOWNLOADS = 'Jianbao';

/** Long enough for a slow disk. Milliseconds. */
const PATIENCE = 60_000;

/** A folder among the browser's downloads: files are put there, and nothing there can be read or replaced. */
export function downloadsTarget(folder: string): FolderTarget {
  return {
    canLook: false,
    list: async () => [],
    read: async () => undefined,
    async write(path, content, options) {
      const url = URL.createObjectURL(content);
      try {
        await download(url, `${folder}/${path}`, options?.replace);
      } finally {
        URL.revokeObjectURL(url);
      }
    },
  };
}

/**
 * Downloads from an address to a path below the folder of the browser's downloads, and waits until the file is whole.
 * Throws where it was stopped. @param replace whether it may take the place of a file of that name.
 */
export async function download(url: string, filename: string, replace = false): Promise<void> {
  const conflictAction = replace ? 'overwrite' : 'uniquify';
  await finished(await browser.downloads.download({ url, filename, conflictAction, saveAs: false }));
}

/** The browser looks whether a file is still there only after it was asked. Milliseconds. */
const LOOK = 300;

/** Bytes of a file that was downloaded; undefined where it is gone, or the browser has forgotten it. */
export async function downloadedSize(filename: string): Promise<number | undefined> {
  const find = () => browser.downloads.search({ query: [filename.split('/').pop() ?? ''] });
  await find();
  await new Promise((resolve) => setTimeout(resolve, LOOK));
  return (await find()).find(({ exists, state }) => exists && state === 'complete')?.fileSize;
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
  throw new Error('Download interrupted: too slow');
}
