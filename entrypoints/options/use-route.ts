import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ListQuery } from '@/utils/library/list-query';
import { formatRoute, parseRoute, type Route } from './route';

/** The route in the address, and how to change its query without adding a step to the history. */
export function useRoute(): [Route, (query: ListQuery) => void] {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const setQuery = useCallback((query: ListQuery) => {
    const next = { ...parseRoute(location.hash), query };
    history.replaceState(history.state, '', formatRoute(next));
    setRoute(next);
  }, []);
  return [route, setQuery];
}
