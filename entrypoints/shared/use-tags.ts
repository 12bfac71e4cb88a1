import { useEffect, useRef, useState } from 'preact/hooks';
import { listTags, type TagCount } from '@/utils/library/overview';
import { type Fresh, keepFresh } from './keep-fresh';

/**
 * Every tag in use with its count, kept up to date with the library; none until they are read. `shown`: whether they
 * are in front.
 */
export function useTags(shown = true): readonly TagCount[] {
  const [tags, setTags] = useState<readonly TagCount[]>([]);
  const fresh = useRef<Fresh>(undefined);
  useEffect(() => {
    let current = true;
    const keeping = keepFresh(async () => {
      // A list that can't be read says so itself.
      const found = await listTags().catch(() => undefined);
      if (found && current) setTags((old) => (JSON.stringify(old) === JSON.stringify(found) ? old : found));
    }, shown);
    fresh.current = keeping;
    return () => {
      current = false;
      keeping.stop();
    };
  }, []);
  useEffect(() => fresh.current?.setShown(shown), [shown]);
  return tags;
}
