import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { marked } from 'marked';

export interface ExportedDocument {
  name: string;
  type: string;
  body: string;
}

/**
 * What a browser would be shown of an exported file: its pages, and notes and posts as a plain Markdown program
 * renders them. Their content security policy is taken away, so that what holds them together is the text alone.
 */
export async function toDocuments(format: string, bytes: Buffer): Promise<ExportedDocument[]> {
  const files =
    bytes.subarray(0, 2).toString() === 'PK'
      ? await unpack(bytes)
      : [{ name: `all.${format}`, text: bytes.toString() }];
  return files.flatMap(({ name, text }) => {
    if (/\.x?html$/.test(name)) {
      const isXml = name.endsWith('.xhtml');
      const body = text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '');
      return [{ name, type: isXml ? 'application/xhtml+xml' : 'text/html; charset=utf-8', body }];
    }
    if (!/\.(?:md|markdown)$/.test(name)) return [];
    const body = text.replace(/^---\n[\s\S]*?\n---\n/, '');
    return [
      {
        name,
        type: 'text/html; charset=utf-8',
        body: `<!doctype html><meta charset="utf-8">${marked.parse(body)}`,
      },
    ];
  });
}

async function unpack(bytes: Buffer): Promise<{ name: string; text: string }[]> {
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])), { useWebWorkers: false });
  const entries = (await reader.getEntries()).filter((entry) => !entry.directory);
  return Promise.all(
    entries.map(async (entry) => ({
      name: entry.filename,
      text: await entry.getData(new TextWriter(), { useWebWorkers: false }),
    })),
  );
}
