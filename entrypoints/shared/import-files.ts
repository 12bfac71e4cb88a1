import type { ApartPair } from '@/utils/article/backup';
import { describeFailure, type FailureCode, isLibraryFailure } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import { parsePage } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import { breather } from '@/utils/import/breather';
import type { ImportFile, ImportResult, ReadingPlace } from '@/utils/import/types';
import { forgetImport, getUnfinishedImport } from '@/utils/library/imports';
import { getStored, getSummary } from '@/utils/library/read';
import type { UnfinishedImport } from '@/utils/library/schema';
import { addApart } from '@/utils/library/similar/apart';
import { putArticles } from '@/utils/library/write';
import { ImportBatch, type Taken } from './import-batch';
import { addToTotals, type ImportEntry, type ImportTotals, noTotals } from './import-report';
import { type LockOptions, underLibraryLock } from './library-lock';

export interface ImportOptions extends LockOptions {
  /** Called with each file or archive entry as soon as it is dealt with. */
  onEntry: (entry: ImportEntry) => void;
  /** Called with how many files and archive entries are dealt with, of those known. */
  onPlace?: (done: number, listed: number) => void;
  /** Called when the same files were begun with before: with the totals of those that are passed over now. */
  onResume?: (totals: ImportTotals) => void;
  /** Waited for between two files: how the reader pauses the import. */
  gate?: () => Promise<void> | undefined;
  /** Only says what would happen, and writes nothing. */
  dryRun?: boolean;
}

/** Files, and what they are known by when the same are chosen again. */
export interface ChosenFiles {
  files: Iterable<ImportFile>;
  /** The same for the same files, and for no others. */
  key: string;
  /** What the reader knows them by. */
  label: string;
}

/** Why an import ended before its files did. Everything taken until then stays whole. */
export type ImportStop = { reason: 'cancelled' } | { reason: 'failed'; code: FailureCode; detail?: string };

/**
 * Takes files into the library. A file that can't be read is an entry like any other. Articles are written in batches,
 * each in one transaction with the place where reading stands, so that an import that ends early, by whatever means,
 * is gone on with when the same files are chosen again. Resolves to undefined at the end of the files, or to why it
 * stopped before: cancelled, or the library can take no more.
 */
export async function importFiles(
  chosen: ChosenFiles,
  options: ImportOptions,
): Promise<ImportStop | undefined> {
  try {
    await underLibraryLock(options, () => takeAll(chosen, options));
    return undefined;
  } catch (error) {
    if (options.signal.aborted) return { reason: 'cancelled' };
    return { reason: 'failed', ...describeFailure(error) };
  }
}

async function takeAll(chosen: ChosenFiles, options: ImportOptions): Promise<void> {
  const { onEntry, onPlace, onResume, signal, dryRun = false } = options;
  // Loaded when used: the readers bring zip and YAML along.
  const [{ readFiles }, { planImport }] = await Promise.all([
    import('@/utils/import'),
    import('@/utils/import/plan'),
  ]);
  const before = dryRun ? undefined : await getUnfinishedImport(chosen.key);
  if (before) onResume?.({ ...noTotals, ...before.totals });
  const place: ReadingPlace = { listed: 0, entry: before?.entry ?? 0, parts: before?.parts ?? 0 };
  const apart: ApartPair[] = [];
  const onApart = (pairs: readonly ApartPair[]) => void apart.push(...pairs);
  const rest = { latestOnly: true, isKnown, onApart };
  const context = { sanitize, parse: parsePage, now: Date.now(), signal, place, ...rest };
  const results = readFiles(chosen.files, context);
  const pause = breather();
  if (dryRun) {
    for await (const entry of planImport(results, getStored)) {
      signal.throwIfAborted();
      onEntry(entry);
      onPlace?.(place.entry, place.listed);
      await options.gate?.();
      await pause();
    }
    return;
  }
  await writeAll(results, place, new BatchWriter(chosen, before, options), options);
  await addApart(apart);
  await forgetImport(chosen.key);
}

const isKnown = async (id: ArticleId) => (await getSummary(id)) !== undefined;

/** Reads the next batch while the last one is written. */
async function writeAll(
  results: AsyncIterable<ImportResult>,
  place: ReadingPlace,
  writer: BatchWriter,
  { gate, signal }: ImportOptions,
): Promise<void> {
  const pause = breather();
  let batch = new ImportBatch();
  try {
    for await (const result of results) {
      signal.throwIfAborted();
      await batch.add(result, place);
      if (batch.isFull) {
        await writer.write(batch);
        batch = new ImportBatch();
      }
      await gate?.();
      await pause();
    }
    if (!batch.isEmpty) await writer.write(batch);
  } finally {
    // What is on its way to the disk arrives, whatever ended the reading.
    await writer.settle();
  }
}

/** Writes batches one after the other, and says what came of each. */
class BatchWriter {
  private totals: ImportTotals;
  private last: Promise<void> = Promise.resolve();
  private readonly chosen: ChosenFiles;
  private readonly options: ImportOptions;

  constructor(chosen: ChosenFiles, before: UnfinishedImport | undefined, options: ImportOptions) {
    this.chosen = chosen;
    this.options = options;
    this.totals = { ...noTotals, ...before?.totals };
  }

  /** Begins with a batch once the one before is written. Throws what that one failed with, or the signal's reason. */
  async write(batch: ImportBatch): Promise<void> {
    await this.last;
    this.options.signal.throwIfAborted();
    this.last = this.put(batch);
    // Thrown at the next call.
    this.last.catch(() => {});
  }

  settle(): Promise<void> {
    return this.last;
  }

  private async put(batch: ImportBatch): Promise<void> {
    let entries: ImportEntry[] = [];
    const note = (taken: readonly Taken[]): UnfinishedImport => {
      entries = batch.entries(taken);
      const { key, label } = this.chosen;
      const totals = entries.reduce(addToTotals, this.totals);
      return { key, label, ...batch.place, totals, updatedAt: Date.now() };
    };
    try {
      await putArticles(batch.incoming, note);
    } catch {
      // What fails for one article alone must not keep the others out; a full or broken library does.
      const taken = await putEach(batch);
      await putArticles([], () => note(taken));
    }
    this.totals = entries.reduce(addToTotals, this.totals);
    entries.forEach(this.options.onEntry);
    this.options.onPlace?.(batch.place.entry, batch.place.listed);
  }
}

/** Throws the `Failure` that stops the import. */
async function putEach(batch: ImportBatch): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const incoming of batch.incoming) {
    try {
      const [outcome] = await putArticles([incoming]);
      taken.push(outcome ?? { error: undefined });
    } catch (error) {
      if (isLibraryFailure(describeFailure(error).code)) throw error;
      console.error(`${incoming.stored.summary.url} could not be stored`, error);
      taken.push({ error });
    }
  }
  return taken;
}
