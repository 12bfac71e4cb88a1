import type { FileEntry, ZipReader } from '@zip.js/zip.js';
import { Failure } from '../article/failure';
import { type ListedFile, type ReadBytes, readListed, readThroughWindow } from '../zip/entry';
import { breather } from './breather';
import { type Container, type Entry, MAX_FILE_BYTES, toContainer } from './container';
import { decodeName } from './encoding';

/** News text and its markup shrink to a third or a tenth. What shrinks this much was made to explode. */
const MAX_RATIO = 250;
/** A large backup is mostly pictures, which do not shrink, so size alone is no sign. Bytes. */
const MAX_EXPANDED = 4 * 1024 ** 3;
const MAX_EXPANDED_RATIO = 10;
const SMALL = 1024 * 1024;
/** Padding that mail and download programs leave behind a zip. Bytes. */
const MAX_APPENDED = 1024 * 1024;

type ZipModule = typeof import('@zip.js/zip.js');

export interface ZipContainer extends Container {
  /** Some entries need a password; they are not among `entries`. */
  hasEncrypted: boolean;
}

/** Whether a file is a zip, by its first bytes: a name proves nothing. */
export async function isZip(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(String.fromCharCode(...head));
}

/**
 * Reads a zip's table of contents. The entries are read when asked for, from the part of the file where they stand.
 * Throws `Failure`: `truncated-zip`, `encrypted-zip`, `file-too-large`, `bad-file`.
 */
export async function openZip(file: File, signal: AbortSignal | undefined): Promise<ZipContainer> {
  // The build without workers and WebAssembly: the extension's content security policy allows neither.
  const zip = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const reader = new zip.ZipReader(new zip.BlobReader(file), {
    useWebWorkers: false,
    // An archive made by an odd program is still the reader's own.
    strictness: 'tolerant',
    maxAppendedDataSize: MAX_APPENDED,
    decodeText: (bytes) => decodeName(bytes),
  });
  const files = await listFiles(reader, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw toFailure(error, file.name, zip);
  });
  const expanded = files.reduce((sum, { size }) => sum + size, 0);
  if (expanded > MAX_EXPANDED && expanded > MAX_EXPANDED_RATIO * file.size) {
    throw new Failure('file-too-large', file.name);
  }
  const readable = files.filter(({ encrypted }) => !encrypted);
  if (readable.length === 0 && files.length > 0) throw new Failure('encrypted-zip', file.name);
  const readBytes = readThroughWindow(file);
  return {
    ...toContainer(readable.map((listed) => new ZipEntry(listed, readBytes, signal))),
    hasEncrypted: readable.length < files.length,
  };
}

interface Listed extends ListedFile {
  path: string;
  modifiedAt: number | undefined;
  encrypted: boolean;
}

/**
 * Of each file what is needed to read it: the library's own entries take 4 to 8 kB each, too much for an archive of
 * 100,000 posts, and a quarter of a millisecond to read one.
 */
async function listFiles(reader: ZipReader<Blob>, signal: AbortSignal | undefined): Promise<Listed[]> {
  const files: Listed[] = [];
  const pause = breather();
  for await (const entry of reader.getEntriesGenerator()) {
    signal?.throwIfAborted();
    if (!entry.directory) files.push(toListed(entry));
    await pause();
  }
  const byPlace = [...files].sort((left, right) => left.offset - right.offset);
  byPlace.forEach((listed, at) => {
    listed.end = byPlace[at + 1]?.offset ?? Number.POSITIVE_INFINITY;
  });
  return files;
}

function toFailure(error: unknown, name: string, zip: ZipModule): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (message === zip.ERR_ENCRYPTED_CENTRAL_DIRECTORY) return new Failure('encrypted-zip', name);
  // The table of contents stands at the end: a zip that has none was cut off.
  const cutOff = [
    zip.ERR_EOCDR_NOT_FOUND,
    zip.ERR_CENTRAL_DIRECTORY_NOT_FOUND,
    zip.ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND,
    zip.ERR_BAD_FORMAT,
  ];
  return new Failure(cutOff.includes(message) ? 'truncated-zip' : 'bad-file', name);
}

function toListed(entry: FileEntry): Listed {
  return {
    // Some Windows programs write backslashes. Where a path leads does not matter: nothing is written to it.
    path: entry.filename.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+/, ''),
    modifiedAt: entry.lastModDate?.getTime(),
    encrypted: entry.encrypted,
    method: entry.compressionMethod,
    crc: entry.crc32,
    compressedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    offset: entry.offset,
    end: 0,
  };
}

class ZipEntry implements Entry {
  private readonly listed: Listed;
  private readonly readBytes: ReadBytes;
  private readonly signal: AbortSignal | undefined;

  constructor(listed: Listed, readBytes: ReadBytes, signal: AbortSignal | undefined) {
    this.listed = listed;
    this.readBytes = readBytes;
    this.signal = signal;
  }

  get path(): string {
    return this.listed.path;
  }

  get modifiedAt(): number | undefined {
    return this.listed.modifiedAt;
  }

  async read(): Promise<Uint8Array<ArrayBuffer>> {
    const { path, size, compressedSize } = this.listed;
    const absurd = size > SMALL && size > MAX_RATIO * compressedSize;
    if (size > MAX_FILE_BYTES || absurd) throw new Failure('file-too-large', path);
    this.signal?.throwIfAborted();
    try {
      return await readListed(this.listed, this.readBytes);
    } catch {
      this.signal?.throwIfAborted();
      throw new Failure('bad-file', path);
    }
  }
}
