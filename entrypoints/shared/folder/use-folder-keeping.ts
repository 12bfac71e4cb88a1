import { useEffect } from 'preact/hooks';
import { onLibraryChange } from '@/utils/library/changes';
import { listFolders } from '@/utils/library/folders';
import { mayWrite } from './access';

/** After a change there may come more, and a page that opens has better things to do first. Milliseconds. */
const DELAY = 2000;

/**
 * Writes what is saved into the folders that are to follow each save, as long as this page is open and the browser's
 * permission lasts. The background can't: it has no DOM, and can't ask. What no page could write waits for the next
 * one that can, and the library page says so.
 */
export function useFolderKeeping(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void keepAll(), DELAY);
    };
    soon();
    const stop = onLibraryChange(({ kind }) => kind !== 'save-progress' && soon());
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}

async function keepAll(): Promise<void> {
  try {
    for (const folder of await listFolders()) {
      if (!folder.afterSave || !(await mayWrite(folder, false))) continue;
      // Nothing is written for the first time without being asked for: the library may be large.
      if (folder.keptAt === 0) continue;
      // Loaded when there is such a folder, which most readers never have.
      const { updateFolder } = await import('./update-folder');
      await updateFolder(folder, { articles: 'new', choice: 'ask' });
    }
  } catch (error) {
    // Nobody has asked for it now. The folder's own card tells what is wrong as soon as somebody does.
    console.warn('A folder could not be kept up to date', error);
  }
}
