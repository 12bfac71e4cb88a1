import type { Container } from './container';

/** Turns the body of a note into HTML, hostile still. `parse` gives a page of the HTML. */
export type ToHtml = (text: string, container: Container, parse: (html: string) => Document) => string;

/** Loads the parser: CommonMark and GFM, with Obsidian's links, embeds and highlights. */
export async function createToHtml(): Promise<ToHtml> {
  const { Marked } = await import('marked');
  const marked = new Marked({
    gfm: true,
    async: false,
    // A bare address is text of the article as any other.
    tokenizer: { url: () => undefined },
    extensions: [highlight],
  });
  return (text, container, parse) => {
    const html = marked.parse(withoutWikiLinks(text, container)) as string;
    return framePictures(parse(html).body);
  };
}

/** `==text==` is how Obsidian and others mark text. */
const highlight = {
  name: 'highlight',
  level: 'inline' as const,
  start: (text: string) => text.indexOf('=='),
  tokenizer(this: { lexer: { inlineTokens(text: string): never[] } }, text: string) {
    const [raw, inner] = text.match(/^==(?=\S)((?:\\.|[^\\=]|=(?!=))*?[^\s\\])==/) ?? [];
    return raw && inner ? { type: 'highlight', raw, tokens: this.lexer.inlineTokens(inner) } : undefined;
  },
  renderer(this: { parser: { parseInline(tokens: never[]): string } }, token: { tokens?: unknown }) {
    return `<mark>${this.parser.parseInline((token.tokens ?? []) as never[])}</mark>`;
  },
};

/** `![[a.png]]` names a file wherever it lies in the vault; `[[a|b]]` leads to a note that is not here. */
function withoutWikiLinks(text: string, { entries }: Container): string {
  return text
    .replace(/(?<!\\)!\[\[([^[\]|#]+)[^[\]]*\]\]/g, (_whole, name: string) => {
      const found = entries.find(({ path }) => path === name || path.endsWith(`/${name}`));
      return `![](</${(found?.path ?? name).replace(/[<>]/g, encodeURIComponent)}>)`;
    })
    .replace(/(?<!\\)\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, '$1');
}

/**
 * A paragraph of pictures with one line of emphasis below is a figure with its caption, as our own notes have it.
 * A picture's title is the address it came from, where it is one.
 */
function framePictures(body: HTMLElement): string {
  for (const image of body.querySelectorAll('img[title]')) {
    const title = image.getAttribute('title') ?? '';
    if (!/^https?:\/\//i.test(title)) continue;
    image.setAttribute('data-src', title);
    image.removeAttribute('title');
  }
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const nodes = [...paragraph.childNodes].filter(isSeen);
    const caption = nodes.at(-1)?.nodeName.toLowerCase() === 'em' ? (nodes.pop() as Element) : undefined;
    if (nodes.length === 0 || !nodes.every(({ nodeName }) => nodeName.toLowerCase() === 'img')) continue;
    const figure = body.ownerDocument.createElement('figure');
    figure.append(...nodes);
    if (caption) {
      const figcaption = body.ownerDocument.createElement('figcaption');
      figcaption.append(...caption.childNodes);
      figure.append(figcaption);
    }
    paragraph.replaceWith(figure);
  }
  return body.innerHTML;
}

function isSeen(node: Node): boolean {
  return (
    node.nodeName.toLowerCase() !== 'br' && (node.nodeType === 1 || (node.textContent ?? '').trim() !== '')
  );
}
