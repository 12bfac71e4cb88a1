import { Failure } from '../article/failure';
import { isBomb } from '../article/picture-size';

/** No article and no picture of one is larger; what is would only exhaust memory. Bytes. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** A file to be read, loose, in a folder or in a zip. */
export interface Entry {
  /** With slashes, below its container. */
  path: string;
  /** When the file was last changed, epoch ms; undefined where that is not known. */
  modifiedAt?: number | undefined;
  /** Whole content. Throws `Failure('file-too-large')`, `Failure('bad-file')`. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** The files that came together, so that a post finds its pictures. */
export interface Container {
  entries: readonly Entry[];
  find(path: string): Entry | undefined;
}

export function toContainer(entries: readonly Entry[]): Container {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return { entries, find: (path) => byPath.get(path) };
}

/** A chosen file as an entry. */
export function toEntry({ path, file }: { path: string; file: File }): Entry {
  return {
    path,
    modifiedAt: file.lastModified,
    async read() {
      if (file.size > MAX_FILE_BYTES) throw new Failure('file-too-large', path);
      try {
        return new Uint8Array(await file.arrayBuffer());
      } catch {
        // Moved, deleted or forbidden since it was chosen.
        throw new Failure('bad-file', path);
      }
    },
  };
}

/** The same entry, whose bytes are fetched once however many kinds of file it is tried as. */
export function readOnce(entry: Entry): Entry {
  let bytes: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return {
    path: entry.path,
    modifiedAt: entry.modifiedAt,
    read() {
      bytes ??= entry.read();
      return bytes;
    },
  };
}

/**
 * Bytes of a picture; undefined where they are gone, damaged or made to explode, because an article without one is
 * still worth having.
 */
export async function readPicture(entry: Entry | undefined): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const bytes = await entry?.read();
    return bytes && !isBomb(bytes) ? bytes : undefined;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The path that `reference` means in a file at `from`; undefined where it leads out of the container. */
export function resolvePath(from: string, reference: string): string | undefined {
  const parts = reference.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of reference.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
