import { pictureExtensions } from '../article/picture-types';
import type { PictureFile, StoredPicture } from '../article/types';
import type { ExportContext } from './types';
import type { ZipFile } from './zip';

/** Puts the bytes of pictures into a zip, each once however many articles show it. */
export interface PicturePacker {
  /** Writes the stored ones among `pictures`; resolves to the file and path of each hash that could be written. */
  pack(pictures: readonly StoredPicture[]): Promise<Map<string, { file: PictureFile; path: string }>>;
}

/** @param folder path in the zip, ending in a slash. */
export function createPacker(zip: ZipFile, folder: string, { readPicture }: ExportContext): PicturePacker {
  const written = new Set<string>();
  return {
    async pack(pictures) {
      const packed = new Map<string, { file: PictureFile; path: string }>();
      for (const { hash } of pictures) {
        if (!hash || packed.has(hash)) continue;
        const file = await readPicture(hash);
        if (!file) continue;
        const path = `${folder}${hash}.${pictureExtensions[file.type] ?? 'bin'}`;
        if (!written.has(hash)) await zip.add(path, file.blob);
        written.add(hash);
        packed.set(hash, { file, path });
      }
      return packed;
    },
  };
}

/** Path of each packed picture by the address it came from. */
export function pathsOf(
  pictures: readonly StoredPicture[],
  packed: ReadonlyMap<string, { path: string }>,
): Map<string, string> {
  return new Map(
    pictures.flatMap(({ url, hash }): [string, string][] => {
      const path = hash && packed.get(hash)?.path;
      return path ? [[url, path]] : [];
    }),
  );
}
