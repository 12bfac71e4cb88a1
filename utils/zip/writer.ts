import { crc32 } from './crc32';
import { centralHeader, endOfZip, localHeader, type ZipRecord } from './records';

/** Where the bytes of a zip go, in their order. */
export type Sink = (bytes: Uint8Array<ArrayBuffer>) => void | Promise<void>;

export interface AddOptions {
  /** Stored as it stands, because it is compressed already. */
  stored?: boolean;
  /** Stored, with nothing between name and content: what readers look for at a fixed place. */
  bare?: boolean;
}

/**
 * Writes a zip file by file; of those written, only their lines of the table of contents stay in memory, some 150
 * bytes each. In Zip64 form where it has 65,535 files or 4 GB. (Known libraries keep 4 to 8 kB a file, or don't
 * compress, or know no Zip64.)
 */
export class ZipWriter {
  private readonly sink: Sink;
  private readonly modifiedAt: number;
  private readonly table = new Table();
  private offset = 0;
  private count = 0;

  /** @param modifiedAt time stamp of all entries, epoch ms. */
  constructor(sink: Sink, modifiedAt: number) {
    this.sink = sink;
    this.modifiedAt = modifiedAt;
  }

  /** @param content below 4 GB. */
  async add(
    path: string,
    content: Uint8Array<ArrayBuffer>,
    { stored, bare }: AddOptions = {},
  ): Promise<void> {
    const packed = stored || bare ? content : await deflate(content);
    // What doesn't get smaller is better left alone.
    const smaller = packed.length < content.length;
    const written = smaller ? packed : content;
    const record: ZipRecord = {
      name: new TextEncoder().encode(path),
      method: smaller ? 8 : 0,
      crc: crc32(content),
      compressedSize: written.length,
      size: content.length,
      offset: this.offset,
      modifiedAt: this.modifiedAt,
      bare: bare ?? false,
    };
    await this.write(localHeader(record));
    await this.write(written);
    this.table.add(centralHeader(record));
    this.count += 1;
  }

  /** Writes the table of contents; nothing can be added after it. */
  async close(): Promise<void> {
    const start = this.offset;
    for (const part of this.table.parts()) await this.write(part);
    await this.write(endOfZip(this.count, this.offset - start, start));
  }

  private write(bytes: Uint8Array<ArrayBuffer>): void | Promise<void> {
    this.offset += bytes.length;
    return this.sink(bytes);
  }
}

/** Many small byte strings in few large ones, because each has an overhead as large as itself. */
class Table {
  private readonly full: Uint8Array<ArrayBuffer>[] = [];
  private last = new Uint8Array(1 << 16);
  private used = 0;

  add(bytes: Uint8Array): void {
    if (this.used + bytes.length > this.last.length) {
      this.full.push(this.last.slice(0, this.used));
      this.last = new Uint8Array(Math.max(1 << 16, bytes.length));
      this.used = 0;
    }
    this.last.set(bytes, this.used);
    this.used += bytes.length;
  }

  parts(): Uint8Array<ArrayBuffer>[] {
    return [...this.full, this.last.slice(0, this.used)];
  }
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new CompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  void writer.write(bytes).catch(() => {});
  void writer.close().catch(() => {});
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}
