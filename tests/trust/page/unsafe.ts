/** Written apart from the sanitiser, so that one mistake is not in both. Runs in a page. */
const elements = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 br hr blockquote pre div ul ol li dl dt dd figure figcaption img table caption colgroup col ' +
    'thead tbody tfoot tr th td a em strong b i u s del ins mark small sub sup code q cite abbr time ruby rb rt rp wbr'
  ).split(' '),
);
const attributes = new Set(
  'href src alt title width height lang dir datetime colspan rowspan scope start reversed value'.split(' '),
);

/** Reading and writing again this often must not bring anything to life. */
const GENERATIONS = 3;

/** What in a clean body could run, request or lead away, or undefined where nothing could. */
export function findUnsafe(html: string): string | undefined {
  let text = html;
  for (let generation = 0; generation < GENERATIONS; generation += 1) {
    const { body } = new DOMParser().parseFromString(`<!doctype html><body>${text}`, 'text/html');
    const found = findIn(body);
    if (found) return `${found} in generation ${generation}`;
    text = body.innerHTML;
  }
  return undefined;
}

function findIn(body: HTMLElement): string | undefined {
  if (body.attributes.length > 0) return 'an attribute on the body';
  const { head } = body.ownerDocument;
  if (head.childElementCount > 0) return `<${head.firstElementChild?.localName}> in the head`;
  for (const element of body.querySelectorAll('*')) {
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
      return `<${element.nodeName}> of another language`;
    if (!elements.has(element.localName)) return `<${element.localName}>`;
    for (const { name, value } of element.attributes) {
      if (!attributes.has(name)) return `${name}="${value}" on <${element.localName}>`;
      if (!isSafeAddress(element.localName, name, value)) return `${name}="${value.slice(0, 80)}"`;
    }
  }
  return undefined;
}

function isSafeAddress(element: string, name: string, value: string): boolean {
  if (name === 'href') return element === 'a' && /^https?:\/\//i.test(value);
  if (name !== 'src') return true;
  return element === 'img' && (/^https?:\/\//i.test(value) || /^data:image\/[\w+.-]+[;,]/i.test(value));
}
