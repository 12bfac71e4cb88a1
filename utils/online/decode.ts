/** How far a page's own statement of its encoding is looked for (https://html.spec.whatwg.org/#determining-the-character-encoding). */
const HEAD = 1_024;

/**
 * A fetched page as text: by its byte order mark, what the header says, what the page says, else UTF-8 if it is that,
 * else GB 18030, which the older pages of these sites are.
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD * 4));
  const stated =
    markOf(bytes) ?? charsetIn(contentType) ?? charsetIn(head.match(/<meta[^>]+charset[^>]*>/i)?.[0] ?? '');
  const decoder = stated && decoderFor(stated);
  if (decoder) return decoder.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function charsetIn(words: string): string | undefined {
  return words.match(/charset\s*=\s*["']?\s*([\w-]+)/i)?.[1];
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // a name that no browser knows
  }
}
