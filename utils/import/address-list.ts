import { Failure } from '../article/failure';
import { placeOf } from './assemble';
import type { Container, Entry } from './container';
import { decodeText } from './encoding';
import type { ImportContext, ImportFailure, ImportPiece, ImportSource } from './types';

/**
 * Tables of addresses, as Pocket, Instapaper and our own catalogue have them. There is no text in them, and none is
 * made up: each address is reported, so that the reader can open and save what the library does not have.
 */
export const addressList: ImportSource = {
  accepts: (path) => /\.csv$/i.test(path),
  claims: () => false,
  async *read(entry: Entry, _container: Container, context: ImportContext): AsyncGenerator<ImportPiece> {
    const { default: papaparse } = await import('papaparse');
    const text = decodeText(await entry.read()).replace(/^\ufeff/, '');
    const [head = [], ...rows] = papaparse.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data;
    const names = head.map((name) => name.trim().toLowerCase());
    const url = names.findIndex((name) => ['url', 'link', 'address', '网址', '網址'].includes(name));
    const title = names.indexOf('title');
    if (url < 0) throw new Failure('not-an-archive', entry.path);
    for (const [index, row] of rows.entries()) {
      context.signal?.throwIfAborted();
      const address = row[url]?.trim() ?? '';
      const part = row[title]?.trim() || address || String(index + 1);
      yield { part, failure: await judge(address, context) };
    }
  },
};

async function judge(address: string, { isKnown }: ImportContext): Promise<ImportFailure> {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return { code: 'no-address' };
  const code = (await isKnown?.(placeOf(address).id)) ? 'address-known' : 'address-only';
  return { code, detail: address };
}
