import { htmlHash, textHash } from './hash';
import type { PageOrigin, Provenance } from './types';

/** Set by the build (`wxt.config.ts`), and nowhere else. */
declare const EXTENSION_VERSION: string;
declare const RULES_VERSION: string;

/** Version of this extension; null outside of a build. */
export const extensionVersion = typeof EXTENSION_VERSION === 'undefined' ? null : EXTENSION_VERSION;

/** Version of the rules of today: a hash over the sources of extraction and of the sites. */
export const rulesVersion = typeof RULES_VERSION === 'undefined' ? null : RULES_VERSION;

export interface Taken {
  html: string;
  text: string;
  /** When it was taken and when it came into the library, epoch ms. */
  savedAt: number;
  sealedAt: number;
  /** Absent where the copy comes from a file. */
  origin: PageOrigin | undefined;
}

/** Seals a copy that is being put into the library. */
export async function sealCopy({ html, text, savedAt, sealedAt, origin }: Taken): Promise<Provenance> {
  const [ofText, ofHtml] = await Promise.all([textHash(text), htmlHash(html)]);
  return {
    takenAt: origin ? toIsoWithOffset(savedAt) : new Date(savedAt).toISOString(),
    sealedAt,
    loadedUrl: origin?.loadedUrl ?? null,
    statedUrl: origin?.statedUrl ?? null,
    extension: extensionVersion,
    rules: rulesVersion,
    textHash: ofText,
    htmlHash: ofHtml,
  };
}

/** ISO 8601 of an instant (epoch ms) on this machine's clock, such as `2026-11-24T17:05:08.000+08:00`. */
export function toIsoWithOffset(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset();
  const two = (part: number) => String(Math.floor(Math.abs(part))).padStart(2, '0');
  const wall = new Date(at + minutes * 60_000).toISOString().slice(0, -1);
  return `${wall}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
