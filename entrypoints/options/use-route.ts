import { useCallback, useEffect, useState } from 'preact/hooks';
import type { LibraryQuery } from '@/utils/library/search/library-query';
import { formatRoute, parseRoute, type Route } from './route';

/**
 * The route in the address, and how to change its query. Only the first word of a search is a step in the history, so
 * that one step back leaves the search.
 */
export function useRoute(): [Route, (query: LibraryQuery) => void] {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const setQuery = useCallback((query: LibraryQuery) => {
    const now = parseRoute(location.hash);
    const next = { ...now, query };
    if (query.search && !now.query.search) history.pushState(null, '', formatRoute(next));
    else history.replaceState(history.state, '', formatRoute(next));
    setRoute(next);
  }, []);
  return [route, setQuery];
}
