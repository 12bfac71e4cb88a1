import { findHighlight, type Highlight } from '../article/highlight';
import { readParagraphs } from './paragraphs';

/**
 * Puts `<mark data-highlight>` around the words of highlights in a body that is shown nowhere; the note is its title.
 * Words that the text no longer has are passed over. The body must not have been changed since it was parsed.
 */
export function markHighlights(body: HTMLElement, highlights: readonly Highlight[]): void {
  const texts = readParagraphs(body).map(({ text }) => text);
  for (const highlight of highlights) {
    const span = findHighlight(texts, highlight);
    if (!span) continue;
    // Read anew: the last one has parted text nodes, which changes no paragraph.
    for (const [index, { nodes, text }] of readParagraphs(body).entries()) {
      if (index < span.start.paragraph || index > span.end.paragraph) continue;
      const from = index === span.start.paragraph ? span.start.offset : 0;
      const to = index === span.end.paragraph ? span.end.offset : text.length;
      markNodes(nodes, from, to, highlight);
    }
  }
}

function markNodes(nodes: readonly Text[], from: number, to: number, highlight: Highlight): void {
  let begin = 0;
  for (const node of nodes) {
    const length = node.data.length;
    const first = Math.max(0, from - begin);
    const last = Math.min(length, to - begin);
    begin += length;
    if (first < last) wrap(node, first, last, highlight);
  }
}

function wrap(node: Text, first: number, last: number, { colour, note }: Highlight): void {
  if (node.data.slice(first, last).trim() === '') return;
  const owner = node.ownerDocument;
  const middle = first > 0 ? node.splitText(first) : node;
  if (last - first < middle.data.length) middle.splitText(last - first);
  const mark = owner.createElement('mark');
  mark.setAttribute('data-highlight', colour);
  if (note) mark.setAttribute('title', note);
  middle.replaceWith(mark);
  mark.append(middle);
}
