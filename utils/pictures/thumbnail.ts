import type { PictureFile, StoredPicture } from '../article/types';

/** Twice the CSS pixels of a list's picture, for screens with a ratio of 2. */
const WIDTH = 176;
const HEIGHT = 132;
/** Smaller pictures are icons and signatures, which say nothing in a list. Pixels. */
const MIN_SIDE = 80;

/** A small JPEG of the article's first real picture, or null when it has none that the browser can draw. */
export async function makeThumbnail(
  pictures: readonly StoredPicture[],
  files: readonly PictureFile[],
): Promise<Blob | null> {
  const byHash = new Map(files.map((file) => [file.hash, file]));
  for (const { hash } of pictures) {
    const file = hash ? byHash.get(hash) : undefined;
    if (file && Math.min(file.width, file.height) >= MIN_SIDE) return draw(file.blob);
  }
  return null;
}

async function draw(blob: Blob): Promise<Blob | null> {
  try {
    const bitmap = await createImageBitmap(blob);
    const scale = Math.max(WIDTH / bitmap.width, HEIGHT / bitmap.height);
    const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
    const [width, height] = [bitmap.width * scale, bitmap.height * scale];
    // Crops to the middle, as a list shows it.
    canvas.getContext('2d')?.drawImage(bitmap, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
    bitmap.close();
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  } catch {
    return null; // a list without a small picture is still a list
  }
}
