import { Failure } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import { listApart } from '@/utils/library/backups';
import { getPicture, getSummaries, getSummary, listIds, readArticles } from '@/utils/library/read';
import { exportOptionsSetting, lastBackupSetting } from '@/utils/settings/settings';

export interface ExportOptions {
  /** Called with how many of all articles are written. */
  onProgress?: (done: number, total: number) => void;
  /** Stops the export; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
}

export interface ExportReport {
  fileName: string;
  count: number;
}

/**
 * Writes articles in a format (an id of utils/export's list) and hands the file to the browser as a download.
 * Articles that are gone meanwhile are left out. Throws `Failure('nothing-selected')` for no ids at all,
 * `Failure('not-found')` where every article is gone, `Failure('storage-unavailable')`, and the signal's reason
 * when it was cancelled.
 */
export async function exportArticles(
  ids: Iterable<ArticleId>,
  formatId: string,
  { onProgress, signal }: ExportOptions = {},
): Promise<ExportReport> {
  const all = [...ids];
  const [first] = all;
  if (first === undefined) throw new Failure('nothing-selected');
  // Loaded when used: zip and YAML are heavier than the page that offers them.
  const [{ formats }, { readOptions }] = await Promise.all([
    import('@/utils/export'),
    import('@/utils/export/options'),
  ]);
  const format = formats.find(({ id }) => id === formatId);
  if (!format) throw new Failure('unexpected', formatId);
  const now = Date.now();
  const options = readOptions(await exportOptionsSetting.getValue());
  let count = 0;
  async function* counted() {
    for await (const stored of readArticles(all)) {
      signal?.throwIfAborted();
      count += 1;
      yield stored;
    }
  }
  const blob = await format.render(counted(), {
    count: all.length,
    readPicture: getPicture,
    now,
    options,
    ...(format.id === 'backup' && { apart: await listApart() }),
    onProgress: (done) => onProgress?.(done, all.length),
    ...(signal && { signal }),
  });
  signal?.throwIfAborted();
  if (count === 0) throw new Failure('not-found');
  const fileName = format.fileName(all.length, await getSummary(first), now, options);
  download(blob, fileName);
  if (format.id === 'backup') await noteBackup(new Set(all), now);
  return { fileName, count };
}

/** However it was asked for, a backup of everything is one. @param ids what is in it. @param at when it was begun. */
async function noteBackup(ids: ReadonlySet<ArticleId>, at: number): Promise<void> {
  const held = await listIds({ sort: 'savedAt', direction: 'oldest' });
  const missing = (await getSummaries(held.filter((id) => !ids.has(id)))).filter(Boolean);
  // What was saved while the file was written is not in it, and is no reason to say that there is no backup.
  const isWhole = missing.every((summary) => (summary?.firstSavedAt ?? 0) >= at);
  if (isWhole) await lastBackupSetting.setValue({ at, articles: ids.size });
}

/** Long enough for a browser that asks where to put the file. Milliseconds. */
const KEEP_URL = 10 * 60 * 1000;

/** A link of a blob and not browser.downloads, which would need a permission of its own. */
function download(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL);
}
