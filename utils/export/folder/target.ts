/** A place for files that the reader chose: a folder on the disk, or the browser's downloads. */
export interface FolderTarget {
  /** Whether what lies there can be seen. Downloads are written and never looked at again. */
  canLook: boolean;
  /** Names of the files in a folder, `''` for the place itself; empty where there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Undefined where there is no such file. */
  read(path: string): Promise<Blob | undefined>;
  /**
   * Whole or not at all. Makes the folders on the way. Where nothing can be looked at, a file of that name stays and
   * this one gets another, unless it is to `replace` it.
   */
  write(path: string, content: Blob, options?: { replace: boolean }): Promise<void>;
}

/** The part of `FileSystemDirectoryHandle` that is needed; iteration is missing in some type libraries. */
type Directory = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };

/** A folder by its handle. Every method rejects with the browser's error where the folder is gone or locked. */
export function directoryTarget(root: FileSystemDirectoryHandle): FolderTarget {
  const fileAt = async (path: string) => {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    const folder = await openFolder(root, parts, false);
    return folder && absent(folder.getFileHandle(name));
  };
  return {
    canLook: true,
    async list(path) {
      const folder = await openFolder(root, path.split('/').filter(Boolean), false);
      const names: string[] = [];
      if (folder) for await (const name of (folder as Directory).keys()) names.push(name);
      return names;
    },
    async read(path) {
      return (await fileAt(path))?.getFile();
    },
    async write(path, content) {
      const parts = path.split('/');
      const name = parts.pop() ?? '';
      const folder = await openFolder(root, parts, true);
      const file = await folder?.getFileHandle(name, { create: true });
      // Written to a file beside it, which takes its place when it is closed.
      const stream = await file?.createWritable();
      await stream?.write(content);
      await stream?.close();
    },
  };
}

async function openFolder(
  root: FileSystemDirectoryHandle,
  parts: readonly string[],
  create: boolean,
): Promise<FileSystemDirectoryHandle | undefined> {
  let folder: FileSystemDirectoryHandle | undefined = root;
  for (const part of parts) {
    folder = await absent(folder.getDirectoryHandle(part, { create }));
    if (!folder) return undefined;
  }
  return folder;
}

/** Undefined for what is not there, or is a folder where a file is meant. */
async function absent<T>(found: Promise<T>): Promise<T | undefined> {
  return found.catch((error: unknown) => {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotFoundError' || name === 'TypeMismatchError') return undefined;
    throw error;
  });
}
