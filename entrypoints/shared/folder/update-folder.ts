import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { type FolderChoice, type FolderEntry, folderFormats } from '@/utils/export/folder/types';
import { changeFolder, putFolderFile, readFolderFiles, readSavedSince } from '@/utils/library/folders';
import { getPicture, getStored, getSummary, listIds } from '@/utils/library/read';
import type { KeptFolder } from '@/utils/library/schema';
import { exportOptionsSetting } from '@/utils/settings/settings';
import { downloadsTarget } from './downloads-target';
import { folderFailure } from './folder-failure';

export interface UpdateOptions {
  /** `all` articles, those saved since the last time (`new`), or the ones named. */
  articles: 'all' | 'new' | readonly ArticleId[];
  choice: FolderChoice;
  onEntry?(entry: FolderEntry): void;
  /** Called with how many are done, of how many; not for `new`, whose number is not known. */
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
}

/** Two pages writing into one folder would take each other's files for the reader's. */
const lockOf = ({ id }: KeptFolder) => `folder-${id}`;

/**
 * Brings a folder up to date. Its permission must have been given. Throws `Failure('folder-gone')` where the folder
 * was moved or deleted, `Failure('folder-denied')` where it may not be written, and the signal's reason.
 */
export function updateFolder(folder: KeptFolder, options: UpdateOptions): Promise<void> {
  return navigator.locks.request(lockOf(folder), async () => {
    try {
      await update(folder, options);
    } catch (error) {
      throw folderFailure(error, folder.name);
    }
  });
}

async function update(folder: KeptFolder, options: UpdateOptions): Promise<void> {
  // Loaded when used: the converter is heavier than the page that offers it.
  const [{ keepFolder }, { createFolderForm }, { directoryTarget }, { readOptions }] = await Promise.all([
    import('@/utils/export/folder/keep'),
    import('@/utils/export/folder/form'),
    import('@/utils/export/folder/target'),
    import('@/utils/export/options'),
  ]);
  const began = Date.now();
  const { id, handle, name } = folder;
  const format = folderFormats.find((each) => each === folder.format) ?? 'markdown';
  const entries = keepFolder(summariesOf(folder, options), {
    form: await createFolderForm(format, name, readOptions(await exportOptionsSetting.getValue())),
    target: handle ? directoryTarget(handle) : downloadsTarget(name),
    written: await readFolderFiles(id),
    note: (file) => putFolderFile({ folder: id, ...file }),
    getStored,
    readPicture: getPicture,
    choice: options.choice,
    ...(options.signal && { signal: options.signal }),
  });
  for await (const entry of entries) options.onEntry?.(entry);
  if (!Array.isArray(options.articles)) await changeFolder(id, { keptAt: began });
}

async function* summariesOf(
  { keptAt }: KeptFolder,
  { articles, onProgress }: UpdateOptions,
): AsyncGenerator<ArticleSummary> {
  if (articles === 'new') return yield* readSavedSince(keptAt);
  const ids = articles === 'all' ? await listIds({ sort: 'savedAt', direction: 'oldest' }) : articles;
  for (const [index, id] of ids.entries()) {
    const summary = await getSummary(id);
    if (summary) yield summary;
    onProgress?.(index + 1, ids.length);
  }
}
