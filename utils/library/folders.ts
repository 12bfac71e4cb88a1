import type { ArticleId, ArticleSummary } from '../article/types';
import { database } from './database';
import { listArticles } from './read';
import type { FolderFile, KeptFolder } from './schema';

/** Folders that are kept up to date, in the order of their names. */
export async function listFolders(): Promise<KeptFolder[]> {
  const folders = await (await database()).getAll('folders');
  return folders.sort((left, right) => left.name.localeCompare(right.name));
}

export async function putFolder(folder: KeptFolder): Promise<void> {
  await (await database()).put('folders', folder);
}

/** Changes some of what is known of a folder; nothing where it was dropped meanwhile. */
export async function changeFolder(id: string, change: Partial<KeptFolder>): Promise<void> {
  const tx = (await database()).transaction('folders', 'readwrite');
  const folder = await tx.store.get(id);
  if (folder) await tx.store.put({ ...folder, ...change });
  await tx.done;
}

/** Forgets a folder and what was written there; the files stay. */
export async function dropFolder(id: string): Promise<void> {
  const tx = (await database()).transaction(['folders', 'folderFiles'], 'readwrite');
  await Promise.all([
    tx.objectStore('folders').delete(id),
    tx.objectStore('folderFiles').delete(IDBKeyRange.bound([id], [id, []])),
    tx.done,
  ]);
}

/** What was written into a folder, by article. */
export async function readFolderFiles(folder: string): Promise<Map<ArticleId, FolderFile>> {
  const files = await (await database()).getAll('folderFiles', IDBKeyRange.bound([folder], [folder, []]));
  return new Map(files.map((file) => [file.id, file]));
}

export async function putFolderFile(file: FolderFile): Promise<void> {
  await (await database()).put('folderFiles', file);
}

/** Articles saved at or after a time (epoch ms), the last saved first; how many is known only at the end. */
export async function* readSavedSince(time: number): AsyncGenerator<ArticleSummary> {
  let after: Awaited<ReturnType<typeof listArticles>>['next'];
  do {
    const page = await listArticles({ sort: 'savedAt', direction: 'newest' }, 50, after);
    for (const summary of page.articles) {
      if (summary.savedAt < time) return;
      yield summary;
    }
    after = page.next;
  } while (after);
}

export async function countSavedSince(time: number): Promise<number> {
  return (await database()).countFromIndex('articles', 'savedAt', IDBKeyRange.lowerBound(time));
}
