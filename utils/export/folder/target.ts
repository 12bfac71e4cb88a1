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
  return {
    canLook: true,
    async list(path) {
      const folder = path === '' ? root : await absent(openFolder(root, path.split('/'), false));
      const names: string[] = [];
      if (folder) for await (const name of (folder as Directory).keys()) names.push(name);
      return names;
    },
    async read(path) {
      const file = await absent(openFile(root, path, false));
      return file?.getFile();
    },
    async write(path, content) {
      const file = await openFile(root, path, true);
      // Written to a file beside it, which takes its place when it is closed.
      const stream = await file.createWritable();
      await stream.write(content);
      await stream.close();
    },
  };
}

async function openFile(
  root: FileSystemDirectoryHandle,
  path: string,
  create: boolean,
): Promise<FileSystemFileHandle> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return (await openFolder(root, parts, create)).getFileHandle(name, { create });
}

async function openFolder(
  root: FileSystemDirectoryHandle,
  parts: readonly string[],
  create: boolean,
): Promise<FileSystemDirectoryHandle> {
  let folder = root;
  for (const part of parts) folder = await folder.getDirectoryHandle(part, { create });
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
