/**
 * Text of a file of unknown encoding: by its byte order mark, else UTF-8, else GBK or Big5. UTF-8 with a few broken
 * bytes, as a cut title leaves them, stays UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingOfMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const text = decodeUtf8(bytes);
  if (text !== undefined) return text;
  const lossy = new TextDecoder().decode(bytes);
  const broken = lossy.match(/\ufffd/g)?.length ?? 0;
  const wide = lossy.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return broken * 10 < wide ? lossy : decodeChinese(bytes);
}

/** A name in a zip that does not say that it is UTF-8: that all the same if it is, else GBK or Big5. */
export function decodeName(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? decodeChinese(bytes);
}

function encodingOfMark(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeChinese(bytes: Uint8Array): string {
  return new TextDecoder(
    countCommon(bytes, isCommonBig5) > countCommon(bytes, isCommonGbk) ? 'big5' : 'gb18030',
  ).decode(bytes);
}

/** GB 2312 has its 3,755 common characters in these rows, and Big5 its 5,401; the other's text hits them by chance. */
function isCommonGbk(lead: number, trail: number): boolean {
  return lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;
}

function isCommonBig5(lead: number, trail: number): boolean {
  return lead >= 0xa4 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1);
}

/** How many of the double-byte characters are common ones. */
function countCommon(bytes: Uint8Array, isCommon: (lead: number, trail: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    if (isCommon(lead, bytes[at + 1] ?? 0)) count += 1;
    at += 1;
  }
  return count;
}
