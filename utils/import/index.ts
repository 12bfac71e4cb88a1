import { describeFailure, Failure } from '../article/failure';
import { addressList } from './address-list';
import { backup, readSeries } from './backup';
import { type Container, type Entry, readOnce, toContainer, toEntry } from './container';
import { html } from './html';
import { jekyll } from './jekyll';
import { markdown } from './markdown';
import { inSeriesOrder, LatestRecords } from './series';
import type { ImportContext, ImportFile, ImportPiece, ImportResult, ImportSource } from './types';
import { Walk } from './walk';
import { wallabag } from './wallabag';
import { isZip, openZip } from './zip';

/**
 * Every kind of file that articles are taken from. A zip or folder may hold any of them, and a file is tried as each
 * that its name allows, in this order: pages with front matter are posts, and what is no note of ours may be one.
 */
const sources: readonly ImportSource[] = [backup, wallabag, markdown, jekyll, html, addressList];

/**
 * Reads articles out of files, zips and folders, one by one. Every file chosen by itself and every post or record in
 * a zip or folder gives one result; what else lies in those (pictures, a README) is taken along or passed over. A zip
 * or folder without anything to take is one failure `not-an-archive`. Of the backups in a series the last is read first. With a `place` in the context, reading goes on
 * from there. Rejects only with the signal's reason.
 */
export async function* readFiles(
  files: Iterable<ImportFile> | AsyncIterable<ImportFile>,
  context: ImportContext,
): AsyncGenerator<ImportResult> {
  const [loose, zips]: [ImportFile[], ImportFile[]] = [[], []];
  const walk = new Walk(context.place);
  for await (const file of files) {
    context.signal?.throwIfAborted();
    // A few bytes are read; a file that can't be shows as bad further down.
    const isZipFile = await isZip(file.file).catch(() => false);
    (isZipFile ? zips : loose).push(file);
  }
  const latest = new LatestRecords();
  for (const { file, series } of await inSeriesOrder(zips, context.signal)) {
    const isOld = context.latestOnly && series ? latest.enter(series) : () => false;
    yield* readZip(file, context, walk, isOld);
  }
  yield* readLoose(loose, context, walk);
}

async function* readZip(
  { path, file }: ImportFile,
  context: ImportContext,
  walk: Walk,
  isOld: (result: ImportResult) => boolean,
): AsyncGenerator<ImportResult> {
  try {
    const zip = await openZip(file, context.signal);
    for (const source of sources) await source.check?.(zip);
    if (zip.hasEncrypted) yield { file: path, failure: { code: 'encrypted-zip', detail: path } };
    let taken = walk.begin(zip.entries.length);
    for await (const result of readEntries(zip, () => false, context, walk)) {
      taken += 1;
      if (!isOld(result)) yield { ...result, file: `${path}/${result.file}` };
    }
    // A backup of what was removed has no articles.
    if (taken === 0 && !zip.hasEncrypted && !(await readSeries(zip)))
      throw new Failure('not-an-archive', path);
  } catch (error) {
    context.signal?.throwIfAborted();
    yield { file: path, failure: describeFailure(error) };
  }
}

async function* readLoose(
  files: readonly ImportFile[],
  context: ImportContext,
  walk: Walk,
): AsyncGenerator<ImportResult> {
  let taken = walk.begin(files.length);
  for await (const result of readEntries(toContainer(files.map(toEntry)), isChosen, context, walk)) {
    taken += 1;
    yield result;
  }
  const folder = files[0]?.path.split('/')[0];
  if (taken === 0 && folder) yield { file: folder, failure: { code: 'not-an-archive', detail: folder } };
}

/** A file of a folder has a path, one that the reader chose itself only a name. */
function isChosen({ path }: Entry): boolean {
  return !path.includes('/');
}

/** @param isWanted whether the reader meant this very file, and is to hear of it whatever it is. */
async function* readEntries(
  container: Container,
  isWanted: (entry: Entry) => boolean,
  context: ImportContext,
  walk: Walk,
): AsyncGenerator<ImportResult> {
  for (const entry of container.entries) {
    context.signal?.throwIfAborted();
    if (!walk.enter()) continue;
    if (!isWanted(entry) && isHidden(entry.path)) continue;
    for await (const result of readEntry(entry, container, isWanted(entry), context)) {
      if (walk.pass()) yield result;
    }
  }
}

/** Nothing for what lies in a zip or folder and is none of our business. */
async function* readEntry(
  entry: Entry,
  container: Container,
  isWanted: boolean,
  context: ImportContext,
): AsyncGenerator<ImportResult> {
  const { path } = entry;
  const kinds = sources.filter(({ accepts }) => accepts(path));
  try {
    for await (const { part, ...piece } of readAsAny(kinds, readOnce(entry), container, context)) {
      yield { file: part === undefined ? path : `${path}/${part}`, ...piece };
    }
  } catch (error) {
    context.signal?.throwIfAborted();
    const failure = describeFailure(error);
    const isForeign = foreign.has(failure.code) && !kinds.some(({ claims }) => claims(path));
    if (isWanted || !isForeign) yield { file: path, failure };
  }
}

/** Reads a file as the first of the kinds that it turns out to be. Throws that kind's `Failure`. */
async function* readAsAny(
  kinds: readonly ImportSource[],
  entry: Entry,
  container: Container,
  context: ImportContext,
): AsyncGenerator<ImportPiece> {
  for (const kind of kinds) {
    try {
      let isEmpty = true;
      for await (const piece of kind.read(entry, container, context)) {
        isEmpty = false;
        yield piece;
      }
      // A list of nothing, say: the reader hears of every file that was chosen.
      if (!isEmpty) return;
    } catch (error) {
      if (describeFailure(error).code !== 'not-an-archive') throw error;
    }
  }
  throw new Failure('not-an-archive', entry.path);
}

/** What reading a README, a page or a manifest as a post or a record fails with. */
const foreign: ReadonlySet<string> = new Set(['not-an-archive', 'bad-front-matter', 'no-address']);

/** What macOS adds to zips, and the hidden files of any system. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
