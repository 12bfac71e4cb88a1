/** Bytes as base64. */
export async function toBase64(data: Blob | Uint8Array): Promise<string> {
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(await data.arrayBuffer());
  const pieces: string[] = [];
  // A call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(pieces.join(''));
}

/** SHA-256 of a text's UTF-8 in base64, as a content security policy names a script. */
export async function sha256Base64(text: string): Promise<string> {
  return toBase64(new Blob([await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))]));
}
