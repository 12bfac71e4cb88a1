import { findMarks } from '@/utils/library/search/match';
import type { Query } from '@/utils/library/search/query';

/** Marks of a search's words in a text that is shown. What was saved is not touched, and neither is what it became. */
export interface HitMarks {
  count: number;
  /** Makes one of them, from 0, the one that is looked at; gives back the words around it and where they stand. */
  select(index: number): { context: string; range: Range } | undefined;
  clear(): void;
}

/** Elements that begin a new line, which no phrase reaches across. */
const blocks =
  'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, caption, blockquote, pre, div, section, article';
/** What the extension itself writes among the text. */
const foreign = '.missing-picture, button, [data-foreign]';
/** Characters around a hit that a screen reader is told. */
const AROUND = 30;

const ALL = 'search-hit';
const CURRENT = 'search-hit-current';

/** Marks all words of `query` in these elements, in their order. */
export function markHits(roots: readonly Element[], query: Pick<Query, 'words'>): HitMarks {
  return highlight(roots.flatMap((root) => findHits(root, query)));
}

interface FoundHit {
  /** One for each text node that it touches. */
  ranges: readonly Range[];
  context: string;
}

function findHits(root: Element, query: Pick<Query, 'words'>): FoundHit[] {
  return linesOf(root).flatMap((nodes) => {
    const text = nodes.map(({ data }) => data).join('');
    return findMarks(text, query).map(([start, end]) => ({
      ranges: rangesOf(nodes, start, end),
      context: text.slice(Math.max(0, start - AROUND), end + AROUND).replace(/\s+/gu, ' '),
    }));
  });
}

/** Text nodes that stand in one line as far as the text goes; a word may run through several. */
function linesOf(root: Element): Text[][] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(foreign) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const lines: Text[][] = [];
  let block: Element | null | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof HTMLBRElement) block = undefined;
    if (!(node instanceof Text)) continue;
    const own = node.parentElement?.closest(blocks) ?? null;
    if (own !== block || lines.length === 0) lines.push([]);
    block = own;
    lines[lines.length - 1]?.push(node);
  }
  return lines;
}

function rangesOf(nodes: readonly Text[], start: number, end: number): Range[] {
  const ranges: Range[] = [];
  let before = 0;
  for (const node of nodes) {
    const [from, to] = [Math.max(start - before, 0), Math.min(end - before, node.length)];
    before += node.length;
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    ranges.push(range);
  }
  return ranges;
}

function highlight(hits: readonly FoundHit[]): HitMarks {
  CSS.highlights.set(ALL, new Highlight(...hits.flatMap(({ ranges }) => ranges)));
  return {
    count: hits.length,
    select: (index) => {
      const hit = hits[index];
      const [range] = hit?.ranges ?? [];
      if (!hit || !range) return undefined;
      const current = new Highlight(...hit.ranges);
      current.priority = 1;
      CSS.highlights.set(CURRENT, current);
      return { context: hit.context, range };
    },
    clear: () => {
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
    },
  };
}
