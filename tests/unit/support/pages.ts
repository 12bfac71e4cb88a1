import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';

/** A page kept as a folder: its HTML and the address it had. */
export interface SavedPage {
  name: string;
  url: string;
  html: string;
}

export const fixtures = new URL('../../fixtures/', import.meta.url);

/** Pages judged by others; present where the project stands beside them. */
export const devPages = new URL('../../../../shared/pages/dev/', import.meta.url);

/** Every page below a folder, by its path; none where the folder is absent. */
export function readPages(folder: URL, addressFile: 'page.json' | 'gold.json'): SavedPage[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('source.html'))
    .sort()
    .map((path) => {
      const name = path.slice(0, -'/source.html'.length);
      const { url } = JSON.parse(readFileSync(new URL(`${name}/${addressFile}`, folder), 'utf8'));
      return { name, url, html: readFileSync(new URL(path, folder), 'utf8') };
    });
}

/** Parses with a small DOM that is not quite a browser's, so that the code leans on nothing special. */
export function parseWithLinkedom(html: string, url: string): Document {
  return parseHTML(html, { location: new URL(url) }).document as unknown as Document;
}

/** Parses as browsers do. */
export function parseWithJsdom(html: string, url: string): Document {
  return new JSDOM(html, { url }).window.document;
}
