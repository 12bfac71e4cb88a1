import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ArticleId } from '@/utils/article/types';
import {
  aloudAddress,
  aloudInAddress,
  articleInAddress,
  readerAddress,
  versionInAddress,
} from '../shared/reader-address';

interface ReaderPlace {
  id: ArticleId;
  /** Of an earlier text, epoch ms. */
  version: number | undefined;
  /** The article is read aloud. */
  aloud: boolean;
  setAloud(aloud: boolean): void;
  /** Opens another article in this tab, as a step of its history; reading aloud goes on where it does. */
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
    const address = aloudInAddress(location.search) ? aloudAddress(id) : readerAddress(id);
    history.pushState(null, '', address);
    setSearch(location.search);
  }, []);
  const id = articleInAddress(search) ?? ('' as ArticleId);
  const setAloud = useCallback(
    (wanted: boolean) => {
      history.replaceState(null, '', wanted ? aloudAddress(id) : readerAddress(id));
      setSearch(location.search);
    },
    [id],
  );
  return { id, version: versionInAddress(search), aloud: aloudInAddress(search), setAloud, go };
}
