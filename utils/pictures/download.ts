import { sha256 } from '../article/hash';
import { isBomb } from '../article/picture-size';
import type { PictureFile, PictureProblem, PictureReference, StoredPicture } from '../article/types';

/** News photographs are far smaller; what is larger is not worth a reader's disk. Bytes. */
const MAX_BYTES = 30 * 1024 * 1024;
/** A service worker's fetch is cut off at 30 s, so give up before and say so. Milliseconds. */
const TIMEOUT = 25_000;
/** Like a browser, no more than this many at a time from a guest's host. */
const PARALLEL = 4;

export interface Download {
  pictures: StoredPicture[];
  files: PictureFile[];
}

interface DownloadOptions {
  /** Whether the reader allows requests to this address. */
  isAllowed: (url: string) => Promise<boolean>;
  /** Called after each picture with how many are done. */
  onProgress?: (done: number) => void;
}

/**
 * Fetches pictures, never throwing for one that can't be had: it comes back with its problem. A picture that
 * already has a hash is passed through.
 */
export async function downloadPictures(
  references: readonly (PictureReference | StoredPicture)[],
  { isAllowed, onProgress }: DownloadOptions,
): Promise<Download> {
  const pictures: StoredPicture[] = references.map((reference) => ({
    hash: null,
    problem: null,
    ...reference,
  }));
  const files = new Map<string, PictureFile>();
  const queue = pictures.entries();
  let done = 0;
  const work = async () => {
    for (const [index, picture] of queue) {
      if (!picture.hash) {
        const fetched = await fetchPicture(picture.url, isAllowed);
        if (typeof fetched === 'object') files.set(fetched.hash, fetched);
        pictures[index] =
          typeof fetched === 'object'
            ? { ...picture, hash: fetched.hash, problem: null }
            : { ...picture, problem: fetched };
      }
      done += 1;
      onProgress?.(done);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return { pictures, files: [...files.values()] };
}

async function fetchPicture(
  url: string,
  isAllowed: (url: string) => Promise<boolean>,
): Promise<PictureFile | PictureProblem> {
  try {
    if (!url.startsWith('data:') && !(await isAllowed(url))) return 'no-permission';
    // No cookies: what is stored must not depend on who is logged in, and the request tells the host no more.
    const response = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT) });
    if (response.status === 404 || response.status === 410) return 'not-found';
    if (!response.ok) return 'unreachable';
    if (Number(response.headers.get('content-length')) > MAX_BYTES) return 'too-large';
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength > MAX_BYTES) return 'too-large';
    return await toFile(url, bytes);
  } catch {
    // Refused, timed out, no network, bad certificate: fetch does not tell them apart.
    return 'unreachable';
  }
}

async function toFile(url: string, bytes: ArrayBuffer): Promise<PictureFile | PictureProblem> {
  const type = sniffPictureType(new Uint8Array(bytes));
  if (!type) return 'not-a-picture';
  if (isBomb(new Uint8Array(bytes))) return 'too-large';
  const blob = new Blob([bytes], { type });
  const { width, height } = await measure(blob);
  return { hash: await sha256(bytes), blob, type, width, height, url };
}

const signatures: readonly [type: string, offset: number, bytes: string][] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/avif', 4, 'ftypavis'],
  ['image/bmp', 0, 'BM'],
];

/**
 * Media type by the first bytes (https://mimesniff.spec.whatwg.org/#image-type-pattern-matching-algorithm), because
 * servers answer error pages as pictures. SVG is not taken: it can carry scripts and requests.
 */
export function sniffPictureType(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return signatures.find(([, offset, magic]) => head.startsWith(magic, offset))?.[0];
}

/** Pixels, or zeros where the browser can't decode it. */
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
