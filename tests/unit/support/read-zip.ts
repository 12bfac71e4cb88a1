import { BlobReader, BlobWriter, ZipReader } from '@zip.js/zip.js';

/** Entries of a zip by name, as an independent look at what an export wrote. */
export async function readZip(blob: Blob): Promise<Map<string, Blob>> {
  const entries = await new ZipReader(new BlobReader(blob), { useWebWorkers: false }).getEntries();
  const files = new Map<string, Blob>();
  for (const entry of entries) {
    if (!entry.directory)
      files.set(entry.filename, await entry.getData(new BlobWriter(), { useWebWorkers: false }));
  }
  return files;
}

export async function* inOrder<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
