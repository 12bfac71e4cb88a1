import { ByteReader, ByteWriter, checksum } from './bytes';
import type { Packed } from './postings';
import type { SearchBlock } from './types';

export interface Entry extends Packed {
  term: string;
}

/** A block is closed when it has this many bytes. Chromium moves records above 64 KiB to files of their own. */
const BLOCK_SIZE = 16 * 1024;

/** Packs entries that come in the order of their terms into blocks. */
export class BlockWriter {
  readonly #segment: number;
  readonly #writer = new ByteWriter(BLOCK_SIZE * 2);
  readonly #closed: SearchBlock[] = [];
  #first: string;
  #previous = '';

  /** `first`: where the segment goes on, empty at its beginning. */
  constructor(segment: number, first = '') {
    this.#segment = segment;
    this.#first = first;
  }

  add(entry: Entry): void {
    if (this.#writer.length >= BLOCK_SIZE) this.#close(entry.term);
    writeTerm(this.#writer, this.#previous, entry.term);
    this.#writer.writeNumber(entry.count);
    // Of a single posting both are seen from its bytes.
    if (entry.count > 1) {
      this.#writer.writeNumber(entry.last);
      this.#writer.writeNumber(entry.bytes.length);
    }
    this.#writer.writeBytes(entry.bytes);
    this.#previous = entry.term;
  }

  /** The blocks closed since the last call. */
  takeClosed(): SearchBlock[] {
    return this.#closed.splice(0);
  }

  get closedCount(): number {
    return this.#closed.length;
  }

  /** Closes the last block. */
  finish(): SearchBlock[] {
    this.#close(null);
    return this.takeClosed();
  }

  #close(next: string | null): void {
    const bytes = this.#writer.take();
    this.#closed.push({
      segment: this.#segment,
      first: this.#first,
      next,
      bytes,
      checksum: checksum(bytes),
    });
    this.#first = next ?? '';
    this.#previous = '';
  }
}

/** Whether the block is as it was written. */
export function isSound(block: SearchBlock): boolean {
  return block.bytes instanceof Uint8Array && checksum(block.bytes) === block.checksum;
}

/** A block's entries in order; their bytes are views of the block's. */
export function* readEntries({ bytes }: Pick<SearchBlock, 'bytes'>): Generator<Entry> {
  const reader = new ByteReader(bytes);
  let term = '';
  while (!reader.isAtEnd) {
    term = readTerm(reader, term);
    const count = reader.readNumber();
    if (count > 1)
      yield { term, count, last: reader.readNumber(), bytes: reader.readBytes(reader.readNumber()) };
    else {
      const start = reader.at;
      const head = reader.readNumber();
      if (head & 1) reader.readNumber();
      yield { term, count, last: head >>> 1, bytes: bytes.subarray(start, reader.at) };
    }
  }
}

/** Longer than any suffix of a term, so that both lengths are one number. */
const LENGTHS = 32;

/** How much the term shares with the one before, and the rest; the first code unit that differs as the difference. */
function writeTerm(writer: ByteWriter, previous: string, term: string): void {
  const shared = sharedLength(previous, term);
  writer.writeNumber(shared * LENGTHS + (term.length - shared));
  for (let at = shared; at < term.length; at++)
    writer.writeNumber(term.charCodeAt(at) - (at === shared ? unitAt(previous, at) : 0));
}

function readTerm(reader: ByteReader, previous: string): string {
  const lengths = reader.readNumber();
  const shared = Math.floor(lengths / LENGTHS);
  let term = previous.slice(0, shared);
  for (let at = shared; at < shared + (lengths % LENGTHS); at++)
    term += String.fromCharCode(reader.readNumber() + (at === shared ? unitAt(previous, at) : 0));
  return term;
}

function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}
