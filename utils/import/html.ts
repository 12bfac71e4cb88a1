import { Failure } from '../article/failure';
import { extract } from '../extract/extract';
import { toStored } from '../library/records';
import { assemble } from './assemble';
import type { Container, Entry } from './container';
import { decodeText } from './encoding';
import { readLocalPictures } from './local-pictures';
import { readOwnPage } from './own-page';
import { findSavedPictures, readSavedPage, SMALLEST_PICTURE } from './saved-page';
import { chooseSavedAt } from './stated-dates';
import type { ImportContext, ImportedArticle, ImportSource } from './types';

/** Pages saved by browsers, by SingleFile and the like, and by ourselves. */
export const html: ImportSource = {
  // What browsers put into the folder beside a page are its frames.
  accepts: (path) => /\.(?:html?|xhtml)$/i.test(path) && !/(?:_files|\.files)\//i.test(path),
  claims: () => false,
  async *read(entry: Entry, container: Container, context: ImportContext): AsyncGenerator<ImportedArticle> {
    const text = decodeText(await entry.read());
    if (!/<(?:!doctype|html|head|body|article|p)\b/i.test(text))
      throw new Failure('not-an-archive', entry.path);
    const page = context.parse(text, 'https://localhost/');
    const own = readOwnPage(page, entry.path);
    if (own) yield takeOwn(own, entry, container, context);
    else yield takeSaved(text, page, entry, container, context);
  },
};

/** An article we wrote: its text is marked and its facts stand in the page. */
async function takeOwn(
  { body, facts }: NonNullable<ReturnType<typeof readOwnPage>>,
  entry: Entry,
  container: Container,
  context: ImportContext,
): Promise<ImportedArticle> {
  const page = context.parse(body, facts.place.url);
  const local = findSavedPictures(page, facts.place.url, entry.path, container, 0);
  const article = await assemble(page.body.innerHTML, facts, entry, container, context);
  return withPictures(article, local);
}

/** A page of anyone, taken as if it were open. Throws the `Failure` of a page that holds no article. */
async function takeSaved(
  text: string,
  found: Document,
  entry: Entry,
  container: Container,
  { parse, sanitize, now }: ImportContext,
): Promise<ImportedArticle> {
  const { address, savedAt } = readSavedPage(text, found);
  if (!address) throw new Failure('no-address', entry.path);
  const page = parse(text, address);
  const local = findSavedPictures(page, address, entry.path, container, SMALLEST_PICTURE);
  const article = extract(page, address, sanitize);
  const { pictures, files } = await readLocalPictures(article.pictures, local);
  const stored = await toStored(article, pictures, chooseSavedAt(now, savedAt, entry.modifiedAt), now);
  return { stored, files };
}

async function withPictures(
  { stored }: ImportedArticle,
  local: ReturnType<typeof findSavedPictures>,
): Promise<ImportedArticle> {
  const { pictures, files } = await readLocalPictures(stored.body.pictures, local);
  const missingPictures = pictures.filter(({ hash }) => !hash).length;
  return {
    stored: {
      ...stored,
      summary: { ...stored.summary, missingPictures },
      body: { ...stored.body, pictures },
    },
    files,
  };
}
