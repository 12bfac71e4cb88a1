import { escapeMarkup, toUri } from './markup';

/** Elements that hold running text only; what stands in them and is none of that loses its tag. */
const lines = new Set('p h1 h2 h3 h4 h5 h6 pre dt figcaption caption'.split(' '));

const marks = new Set(
  'em strong b i u s del ins mark small sub sup code q cite abbr ruby br img wbr'.split(' '),
);

/** Elements that stand among paragraphs. */
const blocks = new Set('p h1 h2 h3 h4 h5 h6 hr blockquote pre div ul ol dl figure table'.split(' '));

const empty = new Set(['br', 'hr', 'img', 'wbr', 'col']);

/** Elements that may stand in these alone, and nothing else in them. */
const members: Readonly<Record<string, readonly string[]>> = {
  ul: ['li'],
  ol: ['li'],
  dl: ['dt', 'dd'],
  table: ['caption', 'thead', 'tbody', 'tfoot', 'tr'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['th', 'td'],
};

/** What an element may hold: paragraphs and the like, running text, or running text inside a link. */
type Place = 'flow' | 'line' | 'link';

/**
 * The content of a body as XHTML that keeps EPUB's rules, whatever nesting a sanitised body may still have: a tag that
 * may not stand where it stands is left out around its content, an attribute that says nothing valid too.
 */
export function toXhtml(parent: Element, place: Place = 'flow'): string {
  return [...parent.childNodes].map((node) => writeNode(node, place)).join('');
}

function writeNode(node: Node, place: Place): string {
  if (node.nodeType === 3) return escapeMarkup(node.nodeValue ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.localName;
  if (members[name]) return writeStructure(element, name, place);
  if (name === 'a') return writeLink(element, place);
  if (name === 'time') return toXhtml(element, place);
  if (name === 'ruby') return writeRuby(element, place);
  if (marks.has(name))
    return isLine(element)
      ? write(element, name, place === 'flow' ? 'line' : place)
      : toXhtml(element, place);
  if (place !== 'flow')
    return blocks.has(name) || name === 'li' ? `${toXhtml(element, place)} ` : toXhtml(element, place);
  if (name === 'figure') return write(element, name, 'flow');
  if (name === 'figcaption') return writeCaption(element);
  if (blocks.has(name)) return write(element, name, lines.has(name) ? 'line' : 'flow');
  return toXhtml(element, place);
}

/** A caption is one only at the end or at the beginning of its figure. */
function writeCaption(element: Element): string {
  const { parentElement: parent } = element;
  const isFirst = parent?.querySelector('figcaption') === element;
  const atEdge = parent?.lastElementChild === element || parent?.firstElementChild === element;
  return parent?.localName === 'figure' && isFirst && atEdge
    ? write(element, 'figcaption', 'flow')
    : `<div>${toXhtml(element)}</div>`;
}

/** Lists and tables: their proper members, and nothing at all where there are none. */
function writeStructure(element: Element, name: string, place: Place): string {
  const wanted = members[name] ?? [];
  const isRoot = ['ul', 'ol', 'dl', 'table'].includes(name);
  const children = [...element.children].filter(({ localName }) => wanted.includes(localName));
  if (place !== 'flow' || children.length === 0) return `${toXhtml(element, place)} `;
  if (!isRoot && !isMember(element)) return toXhtml(element);
  const content = children.map((child) => writeMember(child)).join('');
  return content === '' ? '' : `<${name}${attributes(element)}>${content}</${name}>`;
}

function writeMember(element: Element): string {
  const name = element.localName;
  if (members[name]) return writeStructure(element, name, 'flow');
  return write(element, name, lines.has(name) ? 'line' : 'flow');
}

function isMember(element: Element): boolean {
  return members[element.parentElement?.localName ?? '']?.includes(element.localName) ?? false;
}

/** A link may hold blocks where those may stand, but no other link. */
function writeLink(element: Element, place: Place): string {
  const href = toUri(element.getAttribute('href') ?? '');
  if (place === 'link' || !href || !isLine(element)) return toXhtml(element, place);
  return `<a href="${escapeMarkup(href)}">${toXhtml(element, 'link')}</a>`;
}

/** Ruby is text and its reading in turn; of any other form the text alone is kept, with readings behind it. */
function writeRuby(element: Element, place: Place): string {
  const isPlain = [...element.children].every(({ localName }) => localName === 'rt');
  const ends = element.lastElementChild === element.lastChild && element.querySelector('rt rt') === null;
  if (!isPlain || !ends || element.children.length === 0) return toXhtml(element, place);
  const parts = [...element.childNodes].map((node) =>
    node.nodeType === 1
      ? `<rt>${escapeMarkup(node.textContent ?? '')}</rt>`
      : escapeMarkup(node.nodeValue ?? ''),
  );
  return `<ruby>${parts.join('')}</ruby>`;
}

function isLine(element: Element): boolean {
  return ![...element.querySelectorAll('*')].some(
    ({ localName }) =>
      blocks.has(localName) || localName in members || /^(?:li|dt|dd|t[hd])$/.test(localName),
  );
}

function write(element: Element, name: string, inside: Place): string {
  if (empty.has(name)) return `<${name}${attributes(element)}/>`;
  return `<${name}${attributes(element)}>${toXhtml(element, inside)}</${name}>`;
}

/** Values that an attribute may have; any other is left out. */
const values: Readonly<Record<string, readonly [names: string, pattern: RegExp]>> = {
  src: ['img', /^\S+$/],
  alt: ['img', /^/],
  width: ['img', /^[1-9]\d{0,4}$/],
  height: ['img', /^[1-9]\d{0,4}$/],
  title: ['abbr', /\S/],
  colspan: ['td th', /^[1-9]\d{0,2}$/],
  rowspan: ['td th', /^[1-9]\d{0,2}$/],
  start: ['ol', /^-?\d{1,6}$/],
};

function attributes(element: Element): string {
  const written = Object.entries(values).flatMap(([attribute, [names, pattern]]) => {
    const value = element.getAttribute(attribute);
    const isFit = value !== null && names.split(' ').includes(element.localName) && pattern.test(value);
    return isFit ? [` ${attribute}="${escapeMarkup(value)}"`] : [];
  });
  if (element.localName === 'img' && !element.hasAttribute('alt')) written.push(' alt=""');
  return written.join('');
}
