/** Inline elements that carry meaning, and what they become. All others are dropped around their text. */
const marks: { readonly [name: string]: string } = {
  ...{ b: 'strong', strong: 'strong', i: 'em', em: 'em', u: 'u', s: 's', strike: 's', del: 's', a: 'a' },
  ...{ sub: 'sub', sup: 'sup', mark: 'mark', code: 'code', q: 'q', cite: 'cite', abbr: 'abbr', time: 'time' },
  ...{ ruby: 'ruby', rb: 'rb', rt: 'rt', rp: 'rp' },
};

const containers = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption footer header hgroup ' +
    'li main ol p section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/**
 * Rebuilds content as a flat run of paragraphs, headings, lists, tables, quotations and figures in a new `<div>`.
 * Whatever the nesting was — blocks inside inline elements, line breaks for paragraphs, seven spans around each —
 * every run of text between two block boundaries becomes one paragraph, with its emphasis and links.
 */
export function arrangeBlocks(content: Element): Element {
  const flow = new Flow(content.ownerDocument);
  flow.walk(content, []);
  return flow.finish();
}

/** A figure around a table or a whole text, such as one that was never closed, is no picture with a caption. */
function holdsText(figure: Element): boolean {
  if (figure.hasAttribute('data-framed')) return false;
  const captions = [...figure.querySelectorAll('figcaption')].map((caption) => caption.textContent ?? '');
  const bare = (text: string) => text.replace(/\s+/g, '').length;
  return bare(figure.textContent ?? '') > bare(captions.join(''));
}

/** Text being written: finished blocks, and the paragraph that is open with the marks open in it. */
class Flow {
  readonly #owner: Document;
  readonly #result: Element;
  #paragraph: Element | undefined;
  #open: { source: Element; copy: Element }[] = [];
  #breaks = 0;

  constructor(owner: Document) {
    this.#owner = owner;
    this.#result = owner.createElement('div');
  }

  walk(parent: Element, around: readonly Element[]): void {
    for (const node of [...parent.childNodes]) {
      if (node.nodeType === 3) this.#text(node.nodeValue ?? '', around);
      else if (node.nodeType === 1) this.#element(node as Element, around);
    }
  }

  finish(): Element {
    this.#endParagraph();
    return this.#result;
  }

  #element(element: Element, around: readonly Element[]): void {
    const name = element.localName;
    if (name === 'br') this.#breaks += 1;
    else if (name === 'hr') this.#endParagraph();
    else if (name === 'figure' && !holdsText(element)) this.#block(element);
    else if (/^h[1-6]$/.test(name)) this.#heading(element);
    else if (name === 'pre') this.#block(this.#copyText(element));
    else if (name === 'ul' || name === 'ol') this.#block(this.#copyList(element));
    else if (name === 'table') this.#table(element, around);
    else if (name === 'blockquote') this.#block(rename(arrangeBlocks(element), 'blockquote'));
    else if (name === 'figure' || containers.has(name)) {
      this.#endParagraph();
      this.walk(element, around);
      this.#endParagraph();
    } else this.walk(element, name in marks ? [...around, element] : around);
  }

  #text(data: string, around: readonly Element[]): void {
    const text = data.replace(/[\u200b\ufeff]/g, '').replace(/[ \t\r\n\f\u00a0]+/g, ' ');
    if (text.trim() === '') {
      if (text && this.#paragraph && this.#breaks === 0) this.#append(text, around);
      return;
    }
    if (this.#breaks > 1) this.#endParagraph();
    else if (this.#breaks === 1 && this.#paragraph) this.#paragraph.append(this.#closeMarks());
    this.#breaks = 0;
    this.#append(text, around);
  }

  #append(text: string, around: readonly Element[]): void {
    this.#paragraph ??= this.#owner.createElement('p');
    let shared = 0;
    while (shared < this.#open.length && this.#open[shared]?.source === around[shared]) shared += 1;
    this.#open.length = shared;
    for (const source of around.slice(shared)) {
      const copy = this.#copyMark(source);
      (this.#open.at(-1)?.copy ?? this.#paragraph).append(copy);
      this.#open.push({ source, copy });
    }
    (this.#open.at(-1)?.copy ?? this.#paragraph).append(text);
  }

  /** Ends all marks and returns the line break that stands behind them. */
  #closeMarks(): Element {
    this.#open = [];
    return this.#owner.createElement('br');
  }

  #endParagraph(): void {
    const paragraph = this.#paragraph;
    this.#paragraph = undefined;
    this.#open = [];
    this.#breaks = 0;
    if (!paragraph?.textContent?.trim()) return;
    trim(paragraph);
    this.#result.append(paragraph);
  }

  #block(block: Element): void {
    this.#endParagraph();
    if (block.textContent?.trim() || block.querySelector('img')) this.#result.append(block);
  }

  #heading(element: Element): void {
    const level = Math.min(4, Math.max(2, Number(element.localName[1])));
    const inner = arrangeBlocks(element);
    const figures = [...inner.querySelectorAll('figure')];
    for (const figure of figures) figure.remove();
    this.#block(rename(inline(inner), `h${level}`));
    for (const figure of figures) this.#block(figure);
  }

  /** A table of one column only lays out the page. */
  #table(table: Element, around: readonly Element[]): void {
    const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
    const layout =
      rows.every((row) => row.children.length < 2) || table.querySelector('table,figure') !== null;
    if (!layout) {
      this.#block(this.#copyTable(rows));
      return;
    }
    this.#endParagraph();
    this.walk(table, around);
    this.#endParagraph();
  }

  #copyTable(rows: readonly Element[]): Element {
    const table = this.#owner.createElement('table');
    const body = this.#owner.createElement('tbody');
    table.append(body);
    for (const row of rows) {
      const copy = this.#owner.createElement('tr');
      for (const cell of row.children) {
        const inner = rename(inline(arrangeBlocks(cell)), cell.localName === 'th' ? 'th' : 'td');
        keepAttributes(cell, inner, ['colspan', 'rowspan']);
        copy.append(inner);
      }
      if (copy.textContent?.trim()) body.append(copy);
    }
    return table;
  }

  #copyList(list: Element): Element {
    const copy = this.#owner.createElement(list.localName);
    keepAttributes(list, copy, ['start', 'reversed']);
    for (const child of list.children) {
      const item = rename(inline(arrangeBlocks(child)), 'li');
      if (item.textContent?.trim() || item.querySelector('img')) copy.append(item);
    }
    return copy;
  }

  #copyText(element: Element): Element {
    const copy = this.#owner.createElement(element.localName);
    copy.textContent = element.textContent;
    return copy;
  }

  #copyMark(source: Element): Element {
    const href = source.getAttribute('href');
    const copy = this.#owner.createElement(marks[source.localName] ?? 'span');
    if (source.localName === 'a' && href) copy.setAttribute('href', href);
    keepAttributes(source, copy, ['datetime']);
    return copy;
  }
}

/** Arranged paragraphs as one run of inline content, where nothing else is among them. */
function inline(blocks: Element): Element {
  const children = [...blocks.children];
  if (!children.every((child) => child.localName === 'p')) return blocks;
  for (const [index, child] of children.entries()) {
    if (index > 0) child.before(blocks.ownerDocument.createElement('br'));
    child.replaceWith(...child.childNodes);
  }
  return blocks;
}

function rename(element: Element, name: string): Element {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  return renamed;
}

function keepAttributes(from: Element, to: Element, names: readonly string[]): void {
  for (const name of names) {
    const value = from.getAttribute(name);
    if (value) to.setAttribute(name, value);
  }
}

/** Removes white space, the ideographic indent too, at both ends of a paragraph. */
function trim(paragraph: Element): void {
  for (const end of ['firstChild', 'lastChild'] as const) {
    for (let node: Node | null = paragraph[end]; node; node = node[end]) {
      if (node.nodeType !== 3) continue;
      node.nodeValue = (node.nodeValue ?? '').replace(end === 'firstChild' ? /^\s+/ : /\s+$/, '');
    }
  }
}
