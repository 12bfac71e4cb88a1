import { Failure } from '@/utils/article/failure';
import { directoryTarget } from '@/utils/export/folder/target';
import type { BackupPlace } from '@/utils/library/schema';
import { DOWNLOADS, downloadedSize, downloadsTarget } from '../folder/downloads-target';

/** Where parts of a backup are written. Every method rejects with the browser's error. */
export interface BackupTarget {
  /** Whole or not at all. Throws `Failure('backup-unwritten')` where what was written can't be read again. */
  write(path: string, content: Blob): Promise<void>;
  /** Bytes of the file; undefined where it is not there, or where nobody can tell. */
  sizeOf(path: string): Promise<number | undefined>;
  /** Deletes a file; what lies among the downloads is the reader's and stays. */
  remove(path: string): Promise<void>;
}

export function targetOf({ handle }: BackupPlace): BackupTarget {
  return handle ? folderTarget(handle) : downloadTarget();
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

function downloadTarget(): BackupTarget {
  const { write } = downloadsTarget(DOWNLOADS);
  return { write, sizeOf: (path) => downloadedSize(`${DOWNLOADS}/${path}`), remove: async () => {} };
}
