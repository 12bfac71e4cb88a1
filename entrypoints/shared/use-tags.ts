import { useEffect, useState } from 'preact/hooks';
import { onLibraryChange } from '@/utils/library/changes';
import { listTags, type TagCount } from '@/utils/library/overview';

/** Every tag in use with its count, kept up to date with the library; none until they are read. */
export function useTags(): readonly TagCount[] {
  const [tags, setTags] = useState<readonly TagCount[]>([]);
  useEffect(() => {
    let current = true;
    let reading = false;
    let asked = false;
    // An import announces many changes: one reading at a time.
    const read = async () => {
      asked = true;
      if (reading) return;
      reading = true;
      while (asked && current) {
        asked = false;
        // A list that can't be read says so itself.
        const found = await listTags().catch(() => undefined);
        if (found && current) setTags((old) => (JSON.stringify(old) === JSON.stringify(found) ? old : found));
      }
      reading = false;
    };
    void read();
    const stop = onLibraryChange(({ kind }) => kind !== 'save-progress' && void read());
    return () => {
      current = false;
      stop();
    };
  }, []);
  return tags;
}
