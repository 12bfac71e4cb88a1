import { crc32 } from './crc32';

/** What a zip's table of contents says of a file; it may be a lie. */
export interface ListedFile {
  /** 0 stored, 8 deflated; others are not read. */
  method: number;
  crc: number | undefined;
  compressedSize: number;
  size: number;
  /** Where its local header stands. */
  offset: number;
  /** Where the next file begins, or the table. */
  end: number;
}

/** Gives the bytes from `from` to `to`; fewer where there are no more. */
export type ReadBytes = (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>;

const HEADER = 30;
/** Two lengths of 16 bits stand in a local header: of the name and of the extra fields (APPNOTE 4.3.7). */
const MAX_NAMES = 2 * 0xffff;

/** Content of one file of a zip. Throws where the zip is damaged or says other than it holds. */
export async function readListed(
  { method, crc, compressedSize, size, offset, end }: ListedFile,
  readBytes: ReadBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readBytes(offset, Math.min(end, offset + HEADER + MAX_NAMES + compressedSize));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== 0x04034b50) throw new RangeError('no local header');
  const start = HEADER + view.getUint16(26, true) + view.getUint16(28, true);
  // Also what files that share their bytes, and so unpack to more than there is, end with.
  if (start + compressedSize > bytes.length) throw new RangeError('cut off');
  const packed = bytes.slice(start, start + compressedSize);
  const content = method === 8 ? await inflate(packed, size) : packed;
  if (method !== 8 && method !== 0) throw new RangeError(`compression method ${method}`);
  if (content.length !== size) throw new RangeError('another size');
  if (crc !== undefined && crc32(content) !== crc) throw new RangeError('another check sum');
  return content;
}

/** Ends as soon as there is more than `size`. */
async function inflate(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  // What is wrong with it shows when reading.
  void writer.write(packed).catch(() => {});
  void writer.close().catch(() => {});
  const content = new Uint8Array(size);
  const reader = stream.readable.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return content.subarray(0, at);
    if (at + value.length > size) {
      void reader.cancel().catch(() => {});
      throw new RangeError('more than is stated');
    }
    content.set(value, at);
    at += value.length;
  }
}

/** Bytes read at once: neighbours of what was asked for are asked for next. */
const WINDOW = 256 * 1024;

/** Reads a file by pieces, the last of which stays in memory. */
export function readThroughWindow(file: Blob): ReadBytes {
  let start = 0;
  let bytes: Uint8Array<ArrayBuffer> = new Uint8Array();
  return async (from, to) => {
    const last = Math.min(to, file.size);
    if (from < start || last > start + bytes.length) {
      const read = await file.slice(from, Math.max(last, from + WINDOW)).arrayBuffer();
      [start, bytes] = [from, new Uint8Array(read)];
      // Another reading may have moved the window on meanwhile.
      return new Uint8Array(read).subarray(0, last - from);
    }
    return bytes.subarray(from - start, last - start);
  };
}
