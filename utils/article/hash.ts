/** SHA-256 of bytes or of a text's UTF-8, as 64 lower-case hex digits. */
export async function sha256(data: ArrayBuffer | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hash by which two copies of an article count as the same text: white space and Unicode form don't matter. */
export function contentHash(title: string, text: string): Promise<string> {
  return sha256(`${normalText(title)}\n${normalText(text)}`);
}

/** SHA-256 of a text in normal form, hex: anybody who has the text can make it again. */
export function textHash(text: string): Promise<string> {
  return sha256(normalText(text));
}

/** SHA-256 of HTML as it is stored, hex. */
export function htmlHash(html: string): Promise<string> {
  return sha256(html);
}

/** A text by which copies are compared: Unicode form NFC, without white space. */
export function normalText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '');
}
