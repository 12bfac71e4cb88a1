/** A text in another script. */
export interface Converted {
  text: string;
  /**
   * Where each character of the original begins in `text`, with the end as its last entry; undefined where both are as
   * long as each other and every character stands in its place. Offsets in UTF-16 units.
   */
  offsets: readonly number[] | undefined;
}

type Convert = (text: string) => string;

/** Converts a text and tells which part of it became which: words of Taiwan may be longer or shorter. */
export function convertText(text: string, convert: Convert): Converted {
  const whole = convert(text);
  if (whole.length === text.length) return { text: whole, offsets: undefined };
  // Dictionary words hardly ever span punctuation; where one does, the text is taken as a single piece.
  const pieces = text.split(/(?<=[，。！？；：、\n])/u);
  const converted = pieces.map(convert);
  return converted.join('') === whole
    ? { text: whole, offsets: alignPieces(pieces, converted, convert) }
    : { text: whole, offsets: alignPieces([text], [whole], convert) };
}

function alignPieces(pieces: readonly string[], converted: readonly string[], convert: Convert): number[] {
  const offsets: number[] = [];
  let begin = 0;
  for (const [index, piece] of pieces.entries()) {
    const result = converted[index] ?? '';
    offsets.push(...alignPiece(piece, result, convert).map((offset) => begin + offset));
    begin += result.length;
  }
  return [...offsets, begin];
}

/** The beginning of a text converts to the beginning of the result, but for a word that is cut in two. */
function alignPiece(piece: string, result: string, convert: Convert): number[] {
  const same = piece.length === result.length;
  let last = 0;
  return Array.from({ length: piece.length }, (_, at) => {
    if (same) return at;
    last = Math.min(result.length, Math.max(last, convert(piece.slice(0, at)).length));
    return last;
  });
}

/** Where an offset of the original stands in the converted text. */
export function toConverted(offset: number, offsets: readonly number[] | undefined): number {
  return offsets?.[Math.min(offset, offsets.length - 1)] ?? offset;
}

/** The offset of the original that stands at an offset of the converted text, or just before it. */
export function toOriginal(offset: number, offsets: readonly number[] | undefined): number {
  if (!offsets) return offset;
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
