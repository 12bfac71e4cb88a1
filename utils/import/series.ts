import type { ArticleId } from '../article/types';
import { readSeries, type SeriesPlace } from './backup';
import type { ImportFile, ImportResult } from './types';
import { openZip } from './zip';

/**
 * Zips in the order to read them: as they were chosen, but of backups that are parts of one series the last first, so
 * that the latest record of an article is the first to come.
 */
export async function inSeriesOrder(
  zips: readonly ImportFile[],
  signal?: AbortSignal,
): Promise<{ file: ImportFile; series?: SeriesPlace }[]> {
  const placed: { file: ImportFile; series?: SeriesPlace }[] = [];
  for (const file of zips) {
    signal?.throwIfAborted();
    // What can't be read shows as bad when its turn comes.
    const series = zips.length > 1 ? await seriesOf(file, signal).catch(() => undefined) : undefined;
    placed.push({ file, ...(series && { series }) });
  }
  const isPart = ({ series }: { series?: SeriesPlace }) => series !== undefined;
  const parts = placed.filter(isPart).sort((one, other) => (one.series?.at ?? 0) - (other.series?.at ?? 0));
  return placed.map((each) => (isPart(each) ? (parts.pop() ?? each) : each));
}

async function seriesOf({ file }: ImportFile, signal?: AbortSignal): Promise<SeriesPlace | undefined> {
  return readSeries(await openZip(file, signal));
}

/** Which articles of a series were read already, or were removed later than the part that holds them. */
export class LatestRecords {
  private readonly settled = new Map<string, Set<ArticleId>>();

  /**
   * Goes on to the next earlier part. Gives what tells whether a result of it is older than one that was read; one
   * that can't be read settles nothing, so the record of an earlier part takes its place.
   */
  enter({ library, removed }: SeriesPlace): (result: ImportResult) => boolean {
    const settled = this.settled.get(library) ?? new Set();
    this.settled.set(library, settled);
    for (const id of removed) settled.add(id);
    return (result) => {
      if ('failure' in result) return false;
      const { id } = result.stored.summary;
      if (settled.has(id)) return true;
      settled.add(id);
      return false;
    };
  }
}
