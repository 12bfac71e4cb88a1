import { useEffect, useState } from 'preact/hooks';
import type { ArticleSummary } from '@/utils/article/types';
import { getThumbnail } from '@/utils/library/read';

/** A blob: URL of an article's small picture, let go when the row goes; undefined while there is none. */
export function useThumbnail({ id, hasThumbnail, savedAt }: ArticleSummary): string | undefined {
  const [url, setUrl] = useState<string>();
  // Saving again may bring another picture, so `savedAt` counts.
  useEffect(() => {
    if (!hasThumbnail) return;
    let made: string | undefined;
    let current = true;
    void getThumbnail(id).then((blob) => {
      if (!blob || !current) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      current = false;
      setUrl(undefined);
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, hasThumbnail, savedAt]);
  return url;
}
