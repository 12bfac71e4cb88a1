import type { ImportEntry } from './import-report';

/** Entries packed together: unpacked in less than a millisecond. */
const BLOCK = 256;

/**
 * What became of the files of an import, in their order. Packed, because an archive of 100,000 posts would be as many
 * objects, which every garbage collection goes through and which make it come the later.
 */
export class EntryLog implements Iterable<ImportEntry> {
  /** Those of which there is more to say than that they are in the library now. */
  readonly notable: ImportEntry[] = [];
  private readonly packed: Uint8Array[] = [];
  private last: ImportEntry[] = [];

  get length(): number {
    return this.packed.length * BLOCK + this.last.length;
  }

  push(entry: ImportEntry): void {
    // Copied: a title that was cut out of a file's text keeps all of that in memory.
    if (entry.outcome !== 'added' && entry.outcome !== 'unchanged') this.notable.push(structuredClone(entry));
    this.last.push(entry);
    if (this.last.length < BLOCK) return;
    this.packed.push(new TextEncoder().encode(JSON.stringify(this.last)));
    this.last = [];
  }

  *[Symbol.iterator](): Generator<ImportEntry> {
    for (const block of this.packed) yield* JSON.parse(new TextDecoder().decode(block)) as ImportEntry[];
    yield* this.last;
  }
}
