import { JSDOM } from 'jsdom';
import { sanitize } from '@/utils/dom/sanitize';
import { readFiles } from '@/utils/import';
import type { ImportContext, ImportedArticle, ImportFile, ImportResult } from '@/utils/import/types';

const parser = new new JSDOM('').window.DOMParser();

/** Parses as `utils/dom/parse` does in a browser, with the DOM of jsdom. */
export function parsePage(html: string, url: string): Document {
  const page = parser.parseFromString(html, 'text/html');
  const base = page.createElement('base');
  base.setAttribute('href', url);
  page.head.prepend(base);
  return page;
}

export const importTime = Date.parse('2026-11-24T04:00:00Z');

export const importContext: ImportContext = { sanitize, parse: parsePage, now: importTime };

/** A file as a reader would choose it. */
export function toFile(path: string, content: BlobPart): ImportFile {
  return { path, file: new File([content], path.split('/').pop() ?? path) };
}

export async function readAll(
  files: Iterable<ImportFile>,
  context: Partial<ImportContext> = {},
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  for await (const result of readFiles(files, { ...importContext, ...context })) results.push(result);
  return results;
}

/** What one file gives; throws where it was refused. */
export async function readOne(file: ImportFile): Promise<ImportedArticle> {
  const [result, ...more] = await readAll([file]);
  if (!result || 'failure' in result || more.length > 0) throw new Error(JSON.stringify(result));
  return result;
}
