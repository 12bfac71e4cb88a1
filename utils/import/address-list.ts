import { Failure } from '../article/failure';
import type { Container, Entry } from './container';
import { decodeText } from './encoding';
import type { ImportContext, ImportPiece, ImportSource } from './types';

/**
 * Tables of addresses, as Pocket, Instapaper and our own catalogue have them. There is no text in them, and none is
 * made up: each address is reported as one without a body, so that the reader can open and save what still matters.
 */
export const addressList: ImportSource = {
  accepts: (path) => /\.csv$/i.test(path),
  claims: () => false,
  async *read(entry: Entry, _container: Container, context: ImportContext): AsyncGenerator<ImportPiece> {
    const { default: papaparse } = await import('papaparse');
    const text = decodeText(await entry.read()).replace(/^\ufeff/, '');
    const [head = [], ...rows] = papaparse.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data;
    const names = head.map((name) => name.trim().toLowerCase());
    const [url, title] = [names.indexOf('url'), names.indexOf('title')];
    if (url < 0) throw new Failure('not-an-archive', entry.path);
    for (const [index, row] of rows.entries()) {
      context.signal?.throwIfAborted();
      const address = row[url]?.trim() ?? '';
      const part = row[title]?.trim() || address || String(index + 1);
      const isAddress = /^https?:\/\//i.test(address) && URL.canParse(address);
      yield { part, failure: isAddress ? { code: 'no-body', detail: address } : { code: 'no-address' } };
    }
  },
};
