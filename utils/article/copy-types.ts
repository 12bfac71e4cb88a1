/** Addresses a page has beside the one in the address bar. */
export interface PageOrigin {
  /** Where the page came from after redirects, before its scripts changed the address bar. */
  loadedUrl: string | null;
  /** What the page calls its own address, as it stands there. */
  statedUrl: string | null;
}

/** How and with what a copy was taken, and what proves that it is unchanged since. */
export interface Provenance extends PageOrigin {
  /** When it was taken: ISO 8601 with the zone offset of the machine; in UTC where it came from a file. */
  takenAt: string;
  /** When the hashes were made, in epoch ms: at saving, or when a file was imported. */
  sealedAt: number;
  /** Version of the extension that made it; null where unknown. */
  extension: string | null;
  /** Version of the rules that took the text out of the page; null where unknown. */
  rules: string | null;
  /** `textHash` of the body's text. */
  textHash: string;
  /** SHA-256 of the body's HTML as UTF-8, hex. */
  htmlHash: string;
}

/**
 * What a site answered for a saved article. `gone`: not found, or the page says so. `moved`: it leads to a front page
 * or another article. `wall`: a login, payment or robot check is in between. `unreachable`: no answer, or the server
 * failed. `unreadable`: an answer, but no article in it that is known as one.
 */
export type OnlineVerdict =
  | ('unchanged' | 'changed' | 'gone' | 'moved')
  | ('wall' | 'unreachable' | 'unreadable');

export interface OnlineCheck {
  /** Epoch ms. */
  at: number;
  verdict: OnlineVerdict;
  /** HTTP status; null without an answer. */
  status: number | null;
  /** Where the answer came from; null without one. */
  address: string | null;
  /** Paragraphs that differ from the copy, the title counted as one; null unless both were compared. */
  changed: number | null;
}
