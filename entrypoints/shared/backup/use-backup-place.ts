import { useEffect, useState } from 'preact/hooks';
import { getBackupPlace } from '@/utils/library/backups';
import { onBackupChange } from '@/utils/library/changes';
import type { BackupPlace } from '@/utils/library/schema';

/** Where backups go by themselves, kept up to date; null where no place is chosen, undefined until that is known. */
export function useBackupPlace(): BackupPlace | null | undefined {
  const [place, setPlace] = useState<BackupPlace | null>();
  useEffect(() => {
    // A library that can't be read says so itself.
    const read = () => void getBackupPlace().then((found) => setPlace(found ?? null), console.error);
    read();
    return onBackupChange(read);
  }, []);
  return place;
}
