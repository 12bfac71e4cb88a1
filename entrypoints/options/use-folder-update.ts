import { useCallback, useState } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { Failure } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import type { FolderChoice, FolderEntry } from '@/utils/export/folder/types';
import type { KeptFolder } from '@/utils/library/schema';
import { mayWrite } from '../shared/folder/access';
import { updateFolder } from '../shared/folder/update-folder';
import { usePage } from './page-context';

/** Brings a folder up to date as the page's task, and what came of it for each article. */
export function useFolderUpdate(folder: KeptFolder, onDone: () => void) {
  const { t } = useLocaleContext();
  const { run, notify } = usePage();
  const [entries, setEntries] = useState<readonly FolderEntry[]>();
  /** Must be called straight from a click, because the browser may have to ask. */
  const update = useCallback(
    async (articles: 'all' | readonly ArticleId[], choice: FolderChoice = 'ask') => {
      const found: FolderEntry[] = [];
      const done = await run(t('folderUpdating', { name: folder.name }), async ({ onProgress, signal }) => {
        if (!(await mayWrite(folder, true))) throw new Failure('folder-denied', folder.name);
        await updateFolder(folder, {
          articles,
          choice,
          signal,
          onProgress,
          onEntry: (entry) => found.push(entry),
        });
        return true;
      });
      if (done) notify(t('folderUpdated', { name: folder.name }));
      setEntries((before) => (articles === 'all' ? found : replace(before ?? [], found)));
      onDone();
    },
    [folder, run, notify, onDone, t],
  );
  return { entries, update };
}

/** The entries with those of the same article put in the place of the former. */
function replace(before: readonly FolderEntry[], found: readonly FolderEntry[]): FolderEntry[] {
  const fresh = new Map(found.map((entry) => [entry.id, entry]));
  return before.map((entry) => fresh.get(entry.id) ?? entry);
}
