import { ZipWriter } from '../zip/writer';

/** Bytes are handed to the browser in pieces of this size, so that a large file rests on disk. */
const FLUSH = 8 * 1024 * 1024;

interface ZipOptions {
  /** Time stamp of the entries, epoch ms. */
  now: number;
  signal?: AbortSignal | undefined;
}

/** A zip that grows entry by entry without being held in memory. */
export interface ZipFile {
  /** Text is compressed; a picture already is, so its blob is stored as it stands. */
  add(path: string, content: string | Blob): Promise<void>;
  /** Text that readers look for at a fixed place of the file: stored, with nothing between its name and itself. */
  addBare(path: string, content: string): Promise<void>;
  /** Ends the zip; nothing can be added after it. */
  close(): Promise<Blob>;
}

/**
 * Begins a zip whose names are UTF-8 and marked so, in Zip64 form where it must be. `add` and `close` reject with
 * the signal's reason once it is aborted.
 */
export async function createZip({ now, signal }: ZipOptions): Promise<ZipFile> {
  const chunks = collectChunks();
  const writer = new ZipWriter(chunks.sink, now);
  return {
    async add(path, content) {
      signal?.throwIfAborted();
      if (typeof content === 'string') await writer.add(path, encode(content));
      else await writer.add(path, new Uint8Array(await content.arrayBuffer()), { stored: true });
    },
    async addBare(path, content) {
      signal?.throwIfAborted();
      await writer.add(path, encode(content), { bare: true });
    },
    async close() {
      signal?.throwIfAborted();
      await writer.close();
      return chunks.toBlob('application/zip');
    },
  };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function collectChunks(): { sink(bytes: Uint8Array<ArrayBuffer>): void; toBlob(type: string): Blob } {
  const parts: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const flush = () => {
    parts.push(new Blob(chunks));
    chunks = [];
    size = 0;
  };
  return {
    sink(chunk) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= FLUSH) flush();
    },
    toBlob(type) {
      flush();
      return new Blob(parts, { type });
    },
  };
}
