import type { FileEntry } from '@zip.js/zip.js';
import { Failure } from '../article/failure';
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
 * Reads a zip's table of contents. The entries are read when asked for.
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
  const found = await reader.getEntries().catch((error: unknown) => {
    throw toFailure(error, file.name, zip);
  });
  const files = found.filter((entry) => !entry.directory);
  const expanded = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (expanded > MAX_EXPANDED && expanded > MAX_EXPANDED_RATIO * file.size) {
    throw new Failure('file-too-large', file.name);
  }
  const readable = files.filter(({ encrypted }) => !encrypted);
  if (readable.length === 0 && files.length > 0) throw new Failure('encrypted-zip', file.name);
  return {
    ...toContainer(readable.map((entry) => toEntry(entry, zip, signal))),
    hasEncrypted: readable.length < files.length,
  };
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

function toEntry(entry: FileEntry, zip: ZipModule, signal: AbortSignal | undefined): Entry {
  // Some Windows programs write backslashes. Where a path leads does not matter: nothing is written to it.
  const path = entry.filename.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+/, '');
  return {
    path,
    modifiedAt: entry.lastModDate?.getTime(),
    read: () => readEntry(entry, path, zip, signal),
  };
}

async function readEntry(
  entry: FileEntry,
  path: string,
  zip: ZipModule,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const { uncompressedSize, compressedSize } = entry;
  const absurd = uncompressedSize > SMALL && uncompressedSize > MAX_RATIO * compressedSize;
  if (uncompressedSize > MAX_FILE_BYTES || absurd) throw new Failure('file-too-large', path);
  try {
    // Ends as soon as there is more than the table of contents says, which may be a lie.
    const options = { checkCrc32: true, checkOverlappingEntry: true, ...(signal && { signal }) };
    return await entry.getData(new zip.Uint8ArrayWriter(), options);
  } catch {
    signal?.throwIfAborted();
    throw new Failure('bad-file', path);
  }
}
