import { browser } from 'wxt/browser';
import { Failure } from '@/utils/article/failure';
import { directoryTarget } from '@/utils/export/folder/target';
import type { BackupPlace } from '@/utils/library/schema';
import { type AddressOf, downloadsTarget } from '../folder/downloads-target';

/** Where parts of a backup are written. Every method rejects with the browser's error. */
export interface BackupTarget {
  /** Whole or not at all. Throws `Failure('backup-unwritten')` where what was written can't be read again. */
  write(path: string, content: Blob): Promise<void>;
  /** Bytes of the file; undefined where it is not there, or where nobody can tell. */
  sizeOf(path: string): Promise<number | undefined>;
  /** Deletes a file; what lies among the downloads is the reader's and stays. */
  remove(path: string): Promise<void>;
}

/** Where downloads go, below the browser's own folder for them. */
export const DOWNLOADS = 'Jianbao';

/** @param addressOf gives a file an address to download it from, where the context can't do that itself. */
export function targetOf({ handle }: BackupPlace, addressOf?: AddressOf): BackupTarget {
  return handle ? folderTarget(handle) : downloadTarget(addressOf);
}

function folderTarget(root: FileSystemDirectoryHandle): BackupTarget {
  const { write, read } = directoryTarget(root);
  const sizeOf = async (path: string) => (await read(path))?.size;
  return {
    async write(path, content) {
      await write(path, content);
      if ((await sizeOf(path)) !== content.size) throw new Failure('backup-unwritten', path);
    },
    sizeOf,
    async remove(path) {
      const parts = path.split('/');
      const name = parts.pop() ?? '';
      let folder = root;
      for (const part of parts) folder = await folder.getDirectoryHandle(part);
      await folder.removeEntry(name);
    },
  };
}

/** The browser looks whether a file is still there only after it was asked. Milliseconds. */
const LOOK = 300;

function downloadTarget(addressOf?: AddressOf): BackupTarget {
  const { write } = downloadsTarget(DOWNLOADS, addressOf);
  return {
    write,
    async sizeOf(path) {
      const name = path.split('/').pop() ?? '';
      const find = () => browser.downloads.search({ query: [name] });
      await find();
      await new Promise((resolve) => setTimeout(resolve, LOOK));
      return (await find()).find(({ exists, state }) => exists && state === 'complete')?.fileSize;
    },
    remove: async () => {},
  };
}
