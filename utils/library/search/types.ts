/** A stretch of numbers whose texts are in the index together: a record of the store `searchSegments`. */
export interface SearchSegment {
  id: number;
  /** It covers the numbers above `from`, up to and with `to`. */
  from: number;
  to: number;
  /** Articles in it, dead ones too. */
  articles: number;
  blocks: number;
  /** Only live ones are searched; the others are being made, or were when the browser was closed. */
  state: 'live' | 'merging' | 'rebuilding';
  /** Of one being merged: the segments that become this one, the dead numbers that it leaves out, and how far it is. */
  merge: { inputs: readonly number[]; dropped: readonly number[]; next: string } | null;
}

/** What a segment knows of its articles beside their terms: a record of the store `searchDates`. */
export interface SearchDates {
  segment: number;
  /** The first of `numbers`. */
  first: number;
  numbers: Uint32Array<ArrayBuffer>;
  /** Epoch ms. */
  dates: Float64Array<ArrayBuffer>;
  /** Day at the publisher as a number, such as 20240131. */
  days: Int32Array<ArrayBuffer>;
}

/** One stretch of a segment's terms with their postings: a record of the store `searchBlocks`. */
export interface SearchBlock {
  segment: number;
  /** Its first term; empty in a segment's first block, so that every term has a block. */
  first: string;
  /** The first term of the block after it, null in the last. A gap shows that a block is missing. */
  next: string | null;
  bytes: Uint8Array<ArrayBuffer>;
  checksum: number;
}
