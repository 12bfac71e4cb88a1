/** Chunks are handed to the browser in pieces of this size, so that a large file rests on disk. Bytes. */
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
  // The build without workers and WebAssembly: the extension's content security policy allows neither.
  const { BlobReader, TextReader, ZipWriter } = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const sink = collectChunks();
  const writer = new ZipWriter(sink.writable, {
    useWebWorkers: false,
    useUnicodeFileNames: true,
    lastModDate: new Date(now),
    ...(signal && { signal }),
  });
  return {
    async add(path, content) {
      signal?.throwIfAborted();
      if (typeof content === 'string') await writer.add(path, new TextReader(content));
      else await writer.add(path, new BlobReader(content), { level: 0 });
    },
    async addBare(path, content) {
      signal?.throwIfAborted();
      const bare = { level: 0, extendedTimestamp: false, dataDescriptor: false, zip64: false };
      await writer.add(path, new TextReader(content), bare);
    },
    async close() {
      signal?.throwIfAborted();
      await writer.close();
      return sink.toBlob('application/zip');
    },
  };
}

function collectChunks(): { writable: WritableStream<Uint8Array<ArrayBuffer>>; toBlob(type: string): Blob } {
  const parts: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const flush = () => {
    parts.push(new Blob(chunks));
    chunks = [];
    size = 0;
  };
  const writable = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= FLUSH) flush();
    },
  });
  return {
    writable,
    toBlob(type) {
      flush();
      return new Blob(parts, { type });
    },
  };
}
