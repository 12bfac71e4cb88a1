/** A line of text as the reader sees it: the text nodes between two breaks of block or line, in order. */
export interface Paragraph {
  /** The block that it stands in; several lines may share one. */
  block: HTMLElement;
  nodes: readonly Text[];
  text: string;
}

const blocks =
  'p,li,h1,h2,h3,h4,h5,h6,figcaption,figure,pre,td,th,caption,dt,dd,blockquote,div,ul,ol,dl,table,section,article';

/**
 * The paragraphs of an article's body, without empty ones and without what the page itself put in place of pictures.
 * The same body gives the same paragraphs wherever it is parsed, which is what places in a text are counted by.
 */
export function readParagraphs(body: HTMLElement): Paragraph[] {
  const paragraphs: { block: HTMLElement; nodes: Text[]; text: string }[] = [];
  let current: (typeof paragraphs)[number] | undefined;
  const walker = body.ownerDocument.createTreeWalker(body, 1 | 4); // elements and texts
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === 1) {
      if (node.nodeName.toLowerCase() === 'br') current = undefined;
      continue;
    }
    const text = node as Text;
    if (text.parentElement?.closest('.missing-picture, rt, rp')) continue;
    const block = text.parentElement?.closest<HTMLElement>(blocks) ?? body;
    if (current?.block !== block) {
      current = { block, nodes: [], text: '' };
      paragraphs.push(current);
    }
    current.nodes.push(text);
    current.text += text.data;
  }
  return paragraphs.filter(({ text }) => text.trim() !== '');
}
