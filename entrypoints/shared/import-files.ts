import { describeFailure, type FailureCode, isLibraryFailure } from '@/utils/article/failure';
import { parsePage } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import type { ImportFile, ImportResult } from '@/utils/import/types';
import { getStored } from '@/utils/library/read';
import { putArticle } from '@/utils/library/write';
import { makeThumbnail } from '@/utils/pictures/thumbnail';
import type { ImportEntry } from './import-report';
import { type LockOptions, underLibraryLock } from './library-lock';

export interface ImportOptions extends LockOptions {
  /** Called with each file or archive entry as soon as it is dealt with. */
  onEntry: (entry: ImportEntry) => void;
  /** Only says what would happen, and writes nothing. */
  dryRun?: boolean;
}

/** Why an import ended before its files did. Everything taken until then stays whole. */
export type ImportStop = { reason: 'cancelled' } | { reason: 'failed'; code: FailureCode; detail?: string };

/**
 * Takes files into the library, one article a transaction. A file that can't be read is an entry like any other.
 * Resolves to undefined at the end of the files, or to why it stopped before: cancelled, or the library can take
 * no more.
 */
export async function importFiles(
  files: Iterable<ImportFile> | AsyncIterable<ImportFile>,
  options: ImportOptions,
): Promise<ImportStop | undefined> {
  try {
    await underLibraryLock(options, () => takeAll(files, options));
    return undefined;
  } catch (error) {
    if (options.signal.aborted) return { reason: 'cancelled' };
    return { reason: 'failed', ...describeFailure(error) };
  }
}

async function takeAll(
  files: Iterable<ImportFile> | AsyncIterable<ImportFile>,
  { onEntry, signal, dryRun = false }: ImportOptions,
): Promise<void> {
  // Loaded when used: the readers bring zip and YAML along.
  const [{ readFiles }, { planImport }] = await Promise.all([
    import('@/utils/import'),
    import('@/utils/import/plan'),
  ]);
  const pause = breather();
  const results = readFiles(files, { sanitize, parse: parsePage, now: Date.now(), signal });
  for await (const entry of dryRun ? planImport(results, getStored) : takeEach(results)) {
    signal.throwIfAborted();
    onEntry(entry);
    await pause();
  }
}

async function* takeEach(results: AsyncIterable<ImportResult>): AsyncGenerator<ImportEntry> {
  for await (const result of results) yield await take(result);
}

async function take(result: ImportResult): Promise<ImportEntry> {
  const { file } = result;
  if ('failure' in result) return { file, outcome: 'failed', ...result.failure };
  const { stored, files } = result;
  try {
    const thumbnail = await makeThumbnail(stored.body.pictures, files);
    const outcome = await putArticle({ stored, files, thumbnail });
    return { file, outcome, id: stored.summary.id, title: stored.summary.title };
  } catch (error) {
    const failure = describeFailure(error);
    // What fails for one article alone must not keep the others out; a full or broken library does.
    if (isLibraryFailure(failure.code)) throw error;
    console.error(`${file} could not be stored`, error);
    return { file, outcome: 'failed', ...failure };
  }
}

/** Work may hold up the page this long before it lets it paint and answer. Milliseconds. */
const SLICE = 12;

/** Gives the page a turn when the last one is too long ago. A message is not slowed down in a hidden tab, a timer is. */
function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < SLICE) return;
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
    last = performance.now();
  };
}
