import { ByteReader, ByteWriter } from './bytes';

/**
 * In which articles a term occurs, and how often in each. Encoded: for each article the distance of its number from
 * the one before, twice, plus 1 where the term occurs more than once; then, where it does, how often less 2.
 */
export interface Postings {
  /** Ascending. */
  numbers: Uint32Array;
  frequencies: Uint32Array;
}

/** Encoded postings with what joining them needs. */
export interface Packed {
  count: number;
  last: number;
  bytes: Uint8Array;
}

export const noPostings: Postings = { numbers: new Uint32Array(0), frequencies: new Uint32Array(0) };

/** Writes the postings of one term after the other. */
export class PostingsWriter {
  readonly #writer = new ByteWriter(4096);
  #count = 0;
  #previous = 0;
  #last = 0;
  #frequency = 0;

  /** Adds an occurrence; numbers come in ascending order. */
  add(number: number, frequency = 1): void {
    if (number === this.#last) {
      this.#frequency += frequency;
      return;
    }
    this.#write();
    this.#previous = this.#last;
    this.#last = number;
    this.#frequency = frequency;
    this.#count += 1;
  }

  /** The term's postings; the next one's follow. */
  finish(): Packed {
    this.#write();
    const packed = { count: this.#count, last: this.#last, bytes: this.#writer.take() };
    this.#count = 0;
    this.#previous = 0;
    this.#last = 0;
    this.#frequency = 0;
    return packed;
  }

  #write(): void {
    if (this.#frequency === 0) return;
    const distance = (this.#last - this.#previous) * 2;
    this.#writer.writeNumber(this.#frequency === 1 ? distance : distance + 1);
    if (this.#frequency > 1) this.#writer.writeNumber(this.#frequency - 2);
  }
}

/** Throws RangeError where the bytes hold fewer than `count` postings. */
export function unpack({ count, bytes }: Pick<Packed, 'count' | 'bytes'>): Postings {
  const numbers = new Uint32Array(count);
  const frequencies = new Uint32Array(count);
  const reader = new ByteReader(bytes);
  let number = 0;
  for (let at = 0; at < count; at++) {
    const head = reader.readNumber();
    number += head >>> 1;
    numbers[at] = number;
    frequencies[at] = head & 1 ? reader.readNumber() + 2 : 1;
  }
  return { numbers, frequencies };
}

/** Postings of one term from several segments, in the order of their numbers, as one. Undefined where none is left. */
export function joinPacked(parts: readonly Packed[], dropped: ReadonlySet<number>): Packed | undefined {
  const kept = dropped.size > 0 ? parts.flatMap((part) => dropFrom(part, dropped) ?? []) : parts;
  const [first, ...others] = kept;
  if (!first || others.length === 0) return first;
  const writer = new ByteWriter(kept.reduce((sum, { bytes }) => sum + bytes.length + 5, 0));
  writer.writeBytes(first.bytes);
  let { count, last } = first;
  for (const part of others) {
    const reader = new ByteReader(part.bytes);
    // Only the first number counts from the beginning and has to be made a distance.
    writer.writeNumber(reader.readNumber() - last * 2);
    writer.writeBytes(part.bytes.subarray(reader.at));
    count += part.count;
    last = part.last;
  }
  return { count, last, bytes: writer.take() };
}

function dropFrom(packed: Packed, dropped: ReadonlySet<number>): Packed | undefined {
  const { numbers, frequencies } = unpack(packed);
  const writer = new PostingsWriter();
  numbers.forEach((number, at) => {
    if (!dropped.has(number)) writer.add(number, frequencies[at] as number);
  });
  const left = writer.finish();
  return left.count > 0 ? left : undefined;
}

/** Articles that are in both; `combine` makes one frequency of the two. */
export function intersect(
  one: Postings,
  other: Postings,
  combine: (left: number, right: number) => number,
): Postings {
  const most = Math.min(one.numbers.length, other.numbers.length);
  const both = { numbers: new Uint32Array(most), frequencies: new Uint32Array(most) };
  let count = 0;
  for (let a = 0, b = 0; a < one.numbers.length && b < other.numbers.length; ) {
    const left = one.numbers[a] as number;
    const right = other.numbers[b] as number;
    if (left === right) {
      both.numbers[count] = left;
      both.frequencies[count] = combine(one.frequencies[a] as number, other.frequencies[b] as number);
      count += 1;
      a += 1;
      b += 1;
    } else if (left < right) a += 1;
    else b += 1;
  }
  return cut(both, count);
}

/** Articles that are in any, with the sums of their frequencies. */
export function unite(all: readonly Postings[]): Postings {
  const [only] = all;
  if (all.length <= 1) return only ?? noPostings;
  const sums = new Map<number, number>();
  for (const { numbers, frequencies } of all) {
    numbers.forEach((number, at) => {
      sums.set(number, (sums.get(number) ?? 0) + (frequencies[at] as number));
    });
  }
  const numbers = Uint32Array.from(sums.keys()).sort();
  return { numbers, frequencies: numbers.map((number) => sums.get(number) as number) };
}

/** Postings without those of some articles. */
export function subtract(one: Postings, numbers: ReadonlySet<number>): Postings {
  if (numbers.size === 0 || one.numbers.length === 0) return one;
  const left = {
    numbers: new Uint32Array(one.numbers.length),
    frequencies: new Uint32Array(one.numbers.length),
  };
  let count = 0;
  one.numbers.forEach((number, at) => {
    if (numbers.has(number)) return;
    left.numbers[count] = number;
    left.frequencies[count] = one.frequencies[at] as number;
    count += 1;
  });
  return cut(left, count);
}

function cut({ numbers, frequencies }: Postings, count: number): Postings {
  return { numbers: numbers.subarray(0, count), frequencies: frequencies.subarray(0, count) };
}
