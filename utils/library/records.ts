import { contentHash } from '../article/hash';
import { sealCopy } from '../article/provenance';
import type { Article, PackedSnapshot, StoredArticle, StoredPicture } from '../article/types';

/**
 * What the library keeps of an article taken from a page or a file. `savedAt`: when it was taken; `sealedAt`: when it
 * came here, which is later for files. Both in epoch ms.
 */
export async function toStored(
  article: Article,
  pictures: readonly StoredPicture[],
  savedAt: number,
  sealedAt = savedAt,
): Promise<StoredArticle> {
  const { html, text, snapshot, pictures: _references, origin, ...facts } = article;
  // Each is work of another thread, which an import waits for.
  const [hash, packed, provenance] = await Promise.all([
    contentHash(article.title, text),
    snapshot ? compress(snapshot) : null,
    sealCopy({ html, text, savedAt, sealedAt, origin }),
  ]);
  return {
    summary: {
      ...facts,
      sortDate: article.published.at ?? savedAt,
      savedAt,
      firstSavedAt: savedAt,
      hasThumbnail: false,
      pictureCount: pictures.length,
      missingPictures: pictures.filter(({ hash }) => !hash).length,
      read: 0,
      starred: 0,
      tags: [],
      position: null,
      contentHash: hash,
      revisionCount: 0,
    },
    body: {
      ...{ id: article.id, html, text, pictures },
      snapshot: packed,
      provenance,
    },
    revisions: [],
  };
}

async function compress(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  // What fails shows when reading.
  void writer.write(new TextEncoder().encode(text)).catch(() => {});
  void writer.close().catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

/** The text that `toStored` packed. */
export async function decompress(packed: PackedSnapshot): Promise<string> {
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** Hashes of the pictures in use, each once. */
export function hashesOf(pictures: readonly StoredPicture[]): string[] {
  return [...new Set(pictures.flatMap(({ hash }) => hash ?? []))];
}
