import type { ArticleSummary, StoredArticle } from '../article/types';
import { filingDay } from './dates';
import { uniqueNames } from './file-name';
import type { ExportContext } from './types';
import { createZip, type ZipFile } from './zip';

/** A format that writes a file an article. */
export interface EachFormat {
  extension: string;
  /** Of one file. */
  mediaType: string;
  /** Name of an article's file without extension, not yet fit for a file system. */
  stem(summary: ArticleSummary): string;
  /** Prepares an export: `zip` is undefined for one article alone, which is then the whole file. */
  open(zip: ZipFile | undefined): (stored: StoredArticle) => Promise<string>;
}

/** One article as a file of its own, more as a zip of such files. */
export async function renderEach(
  articles: AsyncIterable<StoredArticle>,
  context: ExportContext,
  { extension, mediaType, stem, open }: EachFormat,
): Promise<Blob> {
  const zip = context.count === 1 ? undefined : await createZip(context);
  const render = open(zip);
  const toName = uniqueNames();
  const files: string[] = [];
  let done = 0;
  for await (const stored of articles) {
    context.signal?.throwIfAborted();
    const text = (await render(stored)).replace(/\p{Cs}/gu, '\ufffd');
    if (zip) await zip.add(toName(stem(stored.summary), extension), text);
    else files.push(text);
    done += 1;
    context.onProgress?.(done);
  }
  return zip ? zip.close() : new Blob(files, { type: mediaType });
}

/** `YYYY-MM-DD-<title>`, not yet fit for a file system: names sort by date wherever they are listed. */
export function datedStem(summary: ArticleSummary): string {
  return `${filingDay(summary)}-${summary.title.trim() || summary.id.replace(/\W+/g, '-')}`;
}
