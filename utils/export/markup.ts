const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML can't hold in any form: control characters, half characters, noncharacters. */
const unwritable = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/gu;

/** Any text as text or attribute value of HTML and of XML. What neither can hold becomes U+FFFD. */
export function escapeMarkup(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** An http or https address as strict readers take it: what a browser lets pass is percent-encoded. Undefined for none. */
export function toUri(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const rest = (url.pathname + url.search + url.hash)
    .replace(/%(?![\da-f]{2})/gi, '%25')
    .replace(/[|[\]{}^`"\\<>]/g, encodeURIComponent);
  return url.origin + rest;
}
