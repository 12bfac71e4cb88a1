import type { Container, Entry } from './container';
import type { LocalPictures } from './local-pictures';
import { findLocalPictures } from './local-pictures';

/** What a program that saved a page wrote about it. */
export interface SavedPageFacts {
  /** Where the page came from. */
  address: string | undefined;
  /** When it was saved, epoch ms. */
  savedAt: number | undefined;
}

/** Comments by which browsers and SingleFile say where a page came from; they stand at its beginning. */
const singleFile =
  /<!--\s*(?:Page saved with|Archive processed by) SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n]*?))?\s*(?:-->|\n)/i;
const savedFrom = /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/i;
const HEAD = 20_000;

/** Where a saved page came from and when, as the program that saved it, or else the page itself, says. */
export function readSavedPage(text: string, page: Document): SavedPageFacts {
  const head = text.slice(0, HEAD);
  const [, fromSingleFile, date] = head.match(singleFile) ?? [];
  const attribute = (selector: string, name: string) => page.querySelector(selector)?.getAttribute(name);
  const addresses = [
    fromSingleFile,
    head.match(savedFrom)?.[1],
    attribute('meta[name="savepage-url"]', 'content'),
    attribute('html[data-scrapbook-source]', 'data-scrapbook-source'),
    attribute('link[rel="canonical"]', 'href'),
    attribute('meta[property="og:url"]', 'content'),
  ];
  // The zone's name in brackets is in the language of whoever saved, and tells nothing more.
  const savedAt = Date.parse(
    date?.replace(/\([^)]*\)\s*$/, '') ?? attribute('meta[name="savepage-date"]', 'content') ?? '',
  );
  return {
    address:
      addresses.find((address) => address && /^https?:\/\//i.test(address) && URL.canParse(address)) ??
      undefined,
    savedAt: Number.isNaN(savedAt) ? undefined : savedAt,
  };
}

/** Less is a placeholder or an icon in the pages of others. Bytes. */
export const SMALLEST_PICTURE = 512;

/**
 * Finds the pictures that came with a saved page: files beside it, those written into it as `data:`, and those that
 * SingleFile keeps in its style sheet. Each gets an address on the web: the one it came from where that is told, else
 * one that the page could have had, for there must be a name for it. Changes `page`.
 * @param from path of the page in its container.
 * @param least bytes of the smallest picture in the page that counts as one.
 */
export function findSavedPictures(
  page: Document,
  url: string,
  from: string,
  container: Container,
  least: number,
): LocalPictures {
  const found = new Map<string, Entry>(findLocalPictures(page.body, url, from, container));
  const shared = readSharedPictures(page);
  let number = 0;
  for (const image of page.querySelectorAll('img')) {
    const name = image.getAttribute('style')?.match(/background-image:\s*var\((--sf-img-\d+)\)/)?.[1];
    const data = shared.get(name ?? '') ?? image.getAttribute('src') ?? '';
    const picture = readDataPicture(data);
    if (!picture || picture.bytes.length < least) continue;
    number += 1;
    const stated = image.getAttribute('data-src') ?? '';
    const address = new URL(
      /^https?:\/\//i.test(stated) ? stated : `saved-picture-${number}.${picture.extension}`,
      url,
    ).href;
    for (const attribute of ['data-src', 'srcset', 'data-srcset', 'data-original', 'style'])
      image.removeAttribute(attribute);
    image.setAttribute('src', address);
    found.set(address, { path: `${number}.${picture.extension}`, read: async () => picture.bytes });
  }
  return found;
}

function readSharedPictures(page: Document): Map<string, string> {
  const shared = new Map<string, string>();
  for (const style of page.querySelectorAll('style')) {
    for (const [, name, data] of (style.textContent ?? '').matchAll(
      /(--sf-img-\d+):\s*url\(["']?(data:[^"')]+)/g,
    )) {
      if (name && data) shared.set(name, data);
    }
  }
  return shared;
}

function readDataPicture(data: string): { bytes: Uint8Array<ArrayBuffer>; extension: string } | undefined {
  const [, type = '', base64 = ''] =
    data.match(/^data:image\/(jpeg|png|gif|webp|avif|bmp);base64,([\w+/=\s]+)$/i) ?? [];
  if (base64 === '') return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return { bytes, extension: type.toLowerCase().replace('jpeg', 'jpg') };
  } catch {
    return undefined;
  }
}
