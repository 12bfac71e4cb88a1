/**
 * Pixels that a picture says it has, read from its first bytes without decoding it, because decoding is what a picture
 * made to explode waits for. Undefined where they are not found; browsers refuse most of those.
 */
export function readDimensions(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readers.find(({ magic, at = 0 }) => startsWith(bytes, at, magic))?.read(view);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // cut off
    throw error;
  }
}

/** A camera takes 100 million pixels at the very most, and a page of news shows two. */
const MAX_PIXELS = 120_000_000;

/** Whether decoding a picture would take more memory than any picture of a page is worth. */
export function isBomb(bytes: Uint8Array): boolean {
  const { width = 0, height = 0 } = readDimensions(bytes) ?? {};
  return width * height > MAX_PIXELS;
}

interface Reader {
  magic: string;
  at?: number;
  read(view: DataView): { width: number; height: number } | undefined;
}

const readers: readonly Reader[] = [
  // https://www.w3.org/TR/png-3/#11IHDR
  { magic: '\x89PNG', read: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }) },
  // https://www.w3.org/Graphics/GIF/spec-gif89a.txt, logical screen descriptor
  { magic: 'GIF8', read: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }) },
  { magic: '\xff\xd8\xff', read: readJpeg },
  { magic: 'WEBP', at: 8, read: readWebp },
  { magic: 'BM', read: readBmp },
  { magic: 'ftypavi', at: 4, read: readAvif },
];

/** The frame header (ITU-T T.81, B.2.2), which may stand behind any number of other segments. */
function readJpeg(view: DataView) {
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker < 0xff01) return undefined;
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container and RFC 6386, 9.1 */
function readWebp(view: DataView) {
  const kind = String.fromCharCode(view.getUint8(15));
  if (kind === 'X') return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  if (kind === 'L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function readBmp(view: DataView) {
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** The first property `ispe` (ISO/IEC 23008-12, 6.5.3); it stands in the first few hundred bytes. */
function readAvif(view: DataView) {
  for (let at = 0; at < Math.min(view.byteLength - 16, 4096); at += 1) {
    if (view.getUint32(at) === 0x69737065)
      return { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
  }
  return undefined;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function startsWith(bytes: Uint8Array, at: number, magic: string): boolean {
  return [...magic].every((character, index) => bytes[at + index] === character.charCodeAt(0));
}
