import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ArticleId } from '@/utils/article/types';
import { articleInAddress, readerAddress, versionInAddress } from '../shared/reader-address';

interface ReaderPlace {
  id: ArticleId;
  /** Of an earlier text, epoch ms. */
  version: number | undefined;
  /** Opens another article in this tab, as a step of its history. */
  go(id: ArticleId): void;
}

/** What the tab shows, as its address says. */
export function useReaderPlace(): ReaderPlace {
  const [search, setSearch] = useState(location.search);
  useEffect(() => {
    const follow = () => setSearch(location.search);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((id: ArticleId) => {
    history.pushState(null, '', readerAddress(id));
    setSearch(location.search);
  }, []);
  return { id: articleInAddress(search) ?? ('' as ArticleId), version: versionInAddress(search), go };
}
