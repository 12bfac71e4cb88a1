import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryQuery } from '@/utils/library/search/library-query';
import { formatRoute, parseRoute, type Route } from './route';

/**
 * The route in the address, and how to change its query. The address follows a change in the next turn: writing it
 * takes the browser as long as a search does. Only the first word of a search is a step in the history, so that one
 * step back leaves the search.
 */
export function useRoute(): [Route, (query: LibraryQuery) => void] {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  const current = useRef(route);
  const writing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = useCallback((next: Route) => {
    current.current = next;
    setRoute(next);
  }, []);
  useEffect(() => {
    const follow = () => {
      clearTimeout(writing.current);
      show(parseRoute(location.hash));
    };
    // A change not written yet is the page's own last one.
    const leave = () => writeQuery(current.current.query);
    addEventListener('hashchange', follow);
    addEventListener('pagehide', leave, { capture: true });
    return () => {
      removeEventListener('hashchange', follow);
      removeEventListener('pagehide', leave, { capture: true });
    };
  }, [show]);
  const setQuery = useCallback(
    (query: LibraryQuery) => {
      clearTimeout(writing.current);
      show({ ...current.current, query });
      writing.current = setTimeout(() => writeQuery(current.current.query));
    },
    [show],
  );
  return [route, setQuery];
}

function writeQuery(query: LibraryQuery): void {
  const now = parseRoute(location.hash);
  const address = formatRoute({ ...now, query });
  if (address === formatRoute(now)) return;
  if (query.search && !now.query.search) history.pushState(null, '', address);
  else history.replaceState(history.state, '', address);
}
