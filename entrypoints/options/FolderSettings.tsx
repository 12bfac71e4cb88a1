import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { dropFolder, listFolders, putFolder } from '@/utils/library/folders';
import type { KeptFolder } from '@/utils/library/schema';
import { askForDownloads, canPickFolder, pickFolder } from '../shared/folder/access';
import { DOWNLOADS } from '../shared/folder/downloads-target';
import { FolderCard } from './FolderCard';
import { usePage } from './page-context';

/** Folders that are kept up to date with the library. */
export function FolderSettings() {
  const { t } = useLocaleContext();
  const { notify, notifyFailure } = usePage();
  const [folders, setFolders] = useState<readonly KeptFolder[]>([]);
  const reload = useCallback(() => listFolders().then(setFolders).catch(notifyFailure), [notifyFailure]);
  useEffect(() => void reload(), [reload]);
  const add = async (handle: FileSystemDirectoryHandle | null) => {
    const name = handle?.name ?? DOWNLOADS;
    const format = name === '_posts' ? 'jekyll' : 'markdown';
    await putFolder({ id: crypto.randomUUID(), name, handle, format, afterSave: true, keptAt: 0 });
    await reload();
  };
  const choose = async () => {
    try {
      const handle = await pickFolder();
      if (handle) await add(handle);
    } catch (error) {
      notifyFailure(error);
    }
  };
  const useDownloads = async () => {
    if (await askForDownloads()) await add(null);
    else notify(t('folderDownloadsRefused'));
  };
  const drop = async (folder: KeptFolder) => {
    await dropFolder(folder.id);
    await reload();
    notify(t('folderDropped', { name: folder.name }), () => void putFolder(folder).then(reload));
  };
  const hasDownloads = folders.some(({ handle }) => handle === null);
  return (
    <>
      <p>{t('foldersHint')}</p>
      {folders.map((folder) => (
        <FolderCard
          key={folder.id}
          folder={folder}
          onChange={() => void reload()}
          onDrop={() => void drop(folder)}
        />
      ))}
      {canPickFolder() ? (
        <Button testId="choose-folder" onClick={() => void choose()}>
          {t('folderChoose')}
        </Button>
      ) : (
        !hasDownloads && (
          <>
            <p class="line-facts">{t('folderOnlyDownloads', { name: DOWNLOADS })}</p>
            <Button testId="use-downloads" onClick={() => void useDownloads()}>
              {t('folderUseDownloads')}
            </Button>
          </>
        )
      )}
    </>
  );
}
