import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import type { HitMarks } from './hit-marks';

interface HitBarProps {
  /** As it was typed. */
  search: string;
  /** The text of the article that is shown. */
  body: RefObject<HTMLElement | null>;
  /** Changes with what is shown. */
  content: unknown;
  scroller: RefObject<HTMLElement | null>;
  /** The reader wants to see the marks no longer. */
  onClear?: (() => void) | undefined;
}

/**
 * Marks the words of a search in an open article and goes to the first; a bar leads to the others. Nothing where no
 * words were searched for.
 */
export function HitBar(props: HitBarProps) {
  const { t } = useLocaleContext();
  const { hits, go, clear } = useHits(props);
  useKeys(hits !== undefined, go);
  if (!hits) return null;
  const { count, at, context } = hits;
  return (
    <section class="hit-bar" aria-label={t('hitsLabel')} data-testid="hit-bar" data-foreign>
      <span role="status">
        {count === 0 ? t('hitsNone') : t('hitPlace', { at: at + 1, count })}
        <span class="visually-hidden">{context}</span>
      </span>
      {count > 1 && (
        <>
          <Button
            kind="quiet"
            icon="up"
            label={t('hitPrevious')}
            testId="hit-previous"
            onClick={() => go(-1)}
          />
          <Button kind="quiet" icon="down" label={t('hitNext')} testId="hit-next" onClick={() => go(1)} />
        </>
      )}
      <Button kind="quiet" icon="close" label={t('hitsClear')} testId="hits-clear" onClick={clear} />
    </section>
  );
}

interface Hits {
  count: number;
  at: number;
  context: string;
}

function useHits({ search, body, content, scroller, onClear }: HitBarProps) {
  const [hits, setHits] = useState<Hits>();
  const marks = useRef<HitMarks>(undefined);
  const at = useRef(0);
  const select = (index: number, move: boolean) => {
    const { count = 0 } = marks.current ?? {};
    at.current = count > 0 ? (index + count) % count : 0;
    const selected = marks.current?.select(at.current);
    if (selected && move && scroller.current) bring(selected.range, scroller.current);
    setHits({ count, at: at.current, context: selected?.context ?? '' });
  };
  useEffect(() => {
    let current = true;
    let stopFollowing = () => {};
    const begin = async () => {
      const [{ markHits }, { parseQuery }] = await Promise.all([
        import('./hit-marks'),
        import('@/utils/library/search/query'),
      ]);
      const query = parseQuery(search);
      const root = body.current?.closest('article');
      if (!current || !root || query.words.length === 0) return;
      const mark = () => {
        marks.current?.clear();
        marks.current = markHits([...root.querySelectorAll('h1, .article-credits, .article-body')], query);
      };
      mark();
      select(0, true);
      stopFollowing = follow(root, () => {
        mark();
        select(at.current, false);
      });
    };
    if (search.trim()) void begin();
    return () => {
      current = false;
      stopFollowing();
      marks.current?.clear();
      marks.current = undefined;
      at.current = 0;
      setHits(undefined);
    };
  }, [search, content]);
  const clear = () => {
    marks.current?.clear();
    marks.current = undefined;
    setHits(undefined);
    onClear?.();
  };
  return { hits, clear, go: (step: number) => select(at.current + step, true) };
}

/** Calls `mark` after title, credits or text have changed, such as to the other script. Marks change nothing themselves. */
function follow(root: Element, mark: () => void): () => void {
  const observer = new MutationObserver(mark);
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}

/** Where a hit comes to stand in the window: as a part of its height from above. */
const EYE = 0.35;

function bring(range: Range, scroller: HTMLElement): void {
  const { top } = range.getBoundingClientRect();
  const frame = Math.max(0, scroller.getBoundingClientRect().top);
  scroller.scrollTop += top - frame - scroller.clientHeight * EYE;
}

/** F3 and Ctrl+G go from hit to hit as they do in a page's own search. */
function useKeys(active: boolean, go: (step: number) => void): void {
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    if (!active) return undefined;
    const listen = (event: KeyboardEvent) => {
      const isNext =
        event.key === 'F3' || (event.key.toLowerCase() === 'g' && (event.ctrlKey || event.metaKey));
      if (!isNext || event.altKey) return;
      event.preventDefault();
      latest.current(event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [active]);
}
