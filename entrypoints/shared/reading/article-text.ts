import type { TextPlace } from '@/utils/article/highlight';
import { type Paragraph, readParagraphs } from '@/utils/dom/paragraphs';
import { type Converted, toConverted, toOriginal } from '@/utils/script/convert';

interface Piece {
  node: Text;
  original: string;
  offsets: Converted['offsets'];
  paragraph: number;
  /** Where it begins in its paragraph's original text. */
  begin: number;
}

/**
 * The text of an article as it is shown, and the way between what is stored and what is seen: places are those of the
 * stored text, whatever script it is shown in. Only text nodes are ever changed.
 */
export class ArticleText {
  readonly body: HTMLElement;
  /** Their `text` is the stored one. */
  readonly paragraphs: readonly Paragraph[];
  private readonly pieces: readonly (readonly Piece[])[];
  private readonly byNode = new Map<Node, Piece>();
  private readonly listeners = new Set<() => void>();

  /** @param body filled with the stored text a moment ago. */
  constructor(body: HTMLElement) {
    this.body = body;
    this.paragraphs = readParagraphs(body);
    this.pieces = this.paragraphs.map(({ nodes }, paragraph) => {
      let begin = 0;
      return nodes.map((node) => {
        const piece = { node, original: node.data, offsets: undefined, paragraph, begin };
        begin += node.data.length;
        this.byNode.set(node, piece);
        return piece;
      });
    });
  }

  /** The stored texts of a paragraph's text nodes. */
  originals(paragraph: number): string[] {
    return (this.pieces[paragraph] ?? []).map(({ original }) => original);
  }

  /** Shows other words for a paragraph, one for each of its `originals`; the stored ones without them. */
  show(paragraph: number, converted?: readonly Converted[]): void {
    for (const [index, piece] of (this.pieces[paragraph] ?? []).entries()) {
      const shown = converted?.[index];
      piece.offsets = shown?.offsets;
      const text = shown?.text ?? piece.original;
      if (piece.node.data !== text) piece.node.data = text;
    }
  }

  /** Shows the stored words everywhere. */
  showOriginal(): void {
    for (const index of this.paragraphs.keys()) this.show(index);
    this.announce();
  }

  /** What a paragraph reads now. */
  shown(paragraph: number): string {
    return (this.pieces[paragraph] ?? []).map(({ node }) => node.data).join('');
  }

  /** Calls `listener` when other words are shown, until the function it returns is called. Ranges made before are void then. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  announce(): void {
    for (const listener of this.listeners) listener();
  }

  /** The place of a boundary point as ranges and selections have it; undefined outside the text. */
  placeOf(node: Node, offset: number): TextPlace | undefined {
    const piece = this.byNode.get(node);
    if (piece) return { paragraph: piece.paragraph, offset: piece.begin + toOriginal(offset, piece.offsets) };
    if (!this.body.contains(node)) return undefined;
    const next = node.childNodes[offset];
    for (const pieces of this.pieces) {
      for (const { node: text, paragraph, begin } of pieces) {
        const isBehind = next
          ? next === text || next.contains(text) || (next.compareDocumentPosition(text) & 4) > 0
          : !node.contains(text) && (node.compareDocumentPosition(text) & 4) > 0;
        if (isBehind) return { paragraph, offset: begin };
      }
    }
    return this.end();
  }

  /** The part of the page between two places; undefined where the text has none. */
  rangeOf(start: TextPlace, end: TextPlace): Range | undefined {
    const from = this.pointOf(start, false);
    const to = this.pointOf(end, true);
    if (!from || !to) return undefined;
    const range = this.body.ownerDocument.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** The place of an offset in what a paragraph shows. */
  placeOfShown(paragraph: number, offset: number): TextPlace {
    let rest = offset;
    const pieces = this.pieces[paragraph] ?? [];
    for (const { node, begin, offsets } of pieces) {
      if (rest <= node.length) return { paragraph, offset: begin + toOriginal(rest, offsets) };
      rest -= node.length;
    }
    return { paragraph, offset: this.paragraphs[paragraph]?.text.length ?? 0 };
  }

  private end(): TextPlace | undefined {
    const paragraph = this.paragraphs.length - 1;
    const last = this.paragraphs[paragraph];
    return last && { paragraph, offset: last.text.length };
  }

  private pointOf(
    { paragraph, offset }: TextPlace,
    atEnd: boolean,
  ): { node: Text; offset: number } | undefined {
    const pieces = this.pieces[paragraph];
    const piece = pieces?.find(({ begin, original }) =>
      atEnd ? offset <= begin + original.length : offset < begin + original.length,
    );
    const found = piece ?? pieces?.at(-1);
    if (!found) return undefined;
    const inside = Math.min(found.original.length, Math.max(0, offset - found.begin));
    return { node: found.node, offset: toConverted(inside, found.offsets) };
  }
}
