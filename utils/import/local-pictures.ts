import { sha256 } from '../article/hash';
import { pictureTypeOf } from '../article/picture-types';
import type { PictureFile, PictureReference, StoredPicture } from '../article/types';
import { type Container, type Entry, readPicture, resolvePath } from './container';

/** Pictures that came with a post, by the address they have on the web. */
export type LocalPictures = ReadonlyMap<string, Entry>;

/**
 * Finds the pictures of a post that lie beside it, and gives each its address on the web back: our own exports
 * keep it in `data-src`; elsewhere it is where the post's page would have it. Changes `body`.
 */
export function findLocalPictures(
  body: Element,
  url: string,
  from: string,
  container: Container,
): LocalPictures {
  const found = new Map<string, Entry>();
  for (const image of body.querySelectorAll('img')) {
    const source = withoutLiquid(image.getAttribute('src') ?? '');
    if (source === '' || /^[a-z][a-z\d+.-]*:/i.test(source)) continue;
    const entry = findBeside(source, from, container);
    if (!entry) continue;
    const stated = image.getAttribute('data-src') ?? '';
    const address = new URL(/^https?:/i.test(stated) ? stated : source, url).href;
    for (const name of ['data-src', 'srcset', 'data-srcset', 'data-original']) image.removeAttribute(name);
    image.setAttribute('src', address);
    found.set(address, entry);
  }
  return found;
}

/** `{{ site.baseurl }}/a.jpg` and `{{ '/a.jpg' | relative_url }}` both mean `/a.jpg`. */
function withoutLiquid(source: string): string {
  return source.replace(
    /\{\{\s*(?:['"]([^'"]*)['"])?[^}]*\}\}/g,
    (_tag, literal: string | undefined) => literal ?? '',
  );
}

/** The site's root may be a folder of the container: `/a.jpg` is looked for in every folder above the post. */
function findBeside(source: string, from: string, container: Container): Entry | undefined {
  const plain = decodePath(source.replace(/[?#].*$/, ''));
  if (!plain.startsWith('/')) return container.find(resolvePath(from, plain) ?? '');
  const folders = from.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const entry = container.find([...folders.slice(0, depth), plain.slice(1)].join('/'));
    if (entry) return entry;
  }
  return undefined;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export interface ReadPictures {
  pictures: StoredPicture[];
  files: PictureFile[];
}

/** The pictures of an imported article: bytes for those that came along, the others not fetched yet. */
export async function readLocalPictures(
  references: readonly PictureReference[],
  local: LocalPictures,
): Promise<ReadPictures> {
  const files = new Map<string, PictureFile>();
  const pictures: StoredPicture[] = [];
  for (const reference of references) {
    const entry = local.get(reference.url);
    const type = entry && pictureTypeOf(entry.path);
    const bytes = type ? await readPicture(entry) : undefined;
    const file = bytes && type && (await toPictureFile(bytes, type, reference.url));
    if (file) files.set(file.hash, file);
    pictures.push({ ...reference, hash: file ? file.hash : null, problem: null });
  }
  return { pictures, files: [...files.values()] };
}

async function toPictureFile(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  url: string,
): Promise<PictureFile> {
  const blob = new Blob([bytes], { type });
  return { hash: await sha256(bytes.buffer), blob, type, url, ...(await measure(blob)) };
}

/** Pixels; zeros where nothing can decode it. */
async function measure(blob: Blob): Promise<{ width: number; height: number }> {
  try {
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return { width: 0, height: 0 };
  }
}
