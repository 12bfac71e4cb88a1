import { pictureExtensions } from '../article/picture-types';
import type { StoredPicture } from '../article/types';
import type { Item } from './epub-package';
import type { ExportContext } from './types';
import type { ZipFile } from './zip';

/** Widest picture of a book made anew, in pixels of its longer side. */
const MAX_SIDE = 1600;

export interface BookPictures {
  /** Writes the stored ones among `pictures`; resolves to the path below the package by address. */
  pack(pictures: readonly StoredPicture[]): Promise<Map<string, string>>;
  /** All that were written. */
  items: readonly Item[];
}

/** Puts pictures into a book, each once. One that no reader has to know is made anew, or left out where it can't be. */
export function createBookPictures(zip: ZipFile, { readPicture }: ExportContext): BookPictures {
  const items: Item[] = [];
  const paths = new Map<string, string | undefined>();
  const write = async (hash: string): Promise<string | undefined> => {
    const file = await readPicture(hash);
    const blob = file && (await toBookPicture(file.blob));
    if (!blob) return undefined;
    const path = `pictures/${hash}.${pictureExtensions[blob.type]}`;
    await zip.add(`OEBPS/${path}`, blob);
    items.push({ path, mediaType: blob.type });
    return path;
  };
  return {
    items,
    async pack(pictures) {
      const packed = new Map<string, string>();
      for (const { url, hash } of pictures) {
        if (!hash) continue;
        if (!paths.has(hash)) paths.set(hash, await write(hash));
        const path = paths.get(hash);
        if (path) packed.set(url, path);
      }
      return packed;
    },
  };
}

/** The first bytes of the kinds that every reader shows. What a file is called proves nothing. */
const signatures: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
];

async function toBookPicture(blob: Blob): Promise<Blob | undefined> {
  const head = new Uint8Array(await blob.slice(0, 8).arrayBuffer());
  const known = signatures.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (known) return blob.slice(0, blob.size, known[0]);
  return convert(blob);
}

/** WebP, AVIF and the like as JPEG; undefined where nothing can decode or draw it. */
async function convert(blob: Blob): Promise<Blob | undefined> {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  try {
    const bitmap = await createImageBitmap(blob);
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (context) {
      context.fillStyle = 'white';
      context.fillRect(0, 0, canvas.width, canvas.height);
    }
    context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return context ? await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 }) : undefined;
  } catch {
    return undefined;
  }
}
