import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import { countSavedSince, listFolders } from '@/utils/library/folders';
import type { KeptFolder } from '@/utils/library/schema';
import { mayWrite } from '../shared/folder/access';
import { updateFolder } from '../shared/folder/update-folder';
import { keepFresh } from '../shared/keep-fresh';
import { usePage } from './page-context';

interface Waiting {
  folder: KeptFolder;
  count: number;
}

/** Says what waits to be written into a folder because the browser has forgotten that it may. */
export function FolderWaiting() {
  const { t } = useLocaleContext();
  const { run, busy } = usePage();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const look = useCallback(() => findWaiting().then(setWaiting, () => setWaiting([])), []);
  useEffect(() => {
    const fresh = keepFresh(look);
    return fresh.stop;
  }, [look]);
  const write = (folder: KeptFolder) =>
    run(t('folderUpdating', { name: folder.name }), async ({ signal }) => {
      if (await mayWrite(folder, true))
        await updateFolder(folder, { articles: 'new', choice: 'ask', signal });
    }).then(look);
  return (
    <>
      {waiting.map(({ folder, count }) => (
        <Notice
          key={folder.id}
          actions={
            <Button testId="write-waiting" disabled={busy} onClick={() => void write(folder)}>
              {t('folderWriteNow')}
            </Button>
          }
        >
          {t('folderWaiting', { name: folder.name, count })}
        </Notice>
      ))}
    </>
  );
}

async function findWaiting(): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const folder of await listFolders()) {
    if (!folder.afterSave || folder.keptAt === 0 || (await mayWrite(folder, false))) continue;
    const count = await countSavedSince(folder.keptAt);
    if (count > 0) waiting.push({ folder, count });
  }
  return waiting;
}
