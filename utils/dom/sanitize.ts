import DOMPurify from 'dompurify';
import type { CleanHtml } from '../article/types';
import { parseFragment } from './parse';

/** Elements that carry meaning in an article; all others are dropped and their content kept. */
const elements = [
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'br', 'hr', 'blockquote', 'pre', 'div'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['figure', 'figcaption', 'img'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...[
    'a',
    'em',
    'strong',
    'b',
    'i',
    'u',
    's',
    'del',
    'ins',
    'mark',
    'small',
    'sub',
    'sup',
    'code',
    'q',
    'cite',
  ],
  ...['abbr', 'time', 'ruby', 'rb', 'rt', 'rp', 'wbr'],
];

/** No style, class, id, name or data-*: a copy must look and behave the same wherever it is shown. */
const plainAttributes = [
  ...['alt', 'title', 'width', 'height', 'lang', 'dir', 'datetime'],
  ...['colspan', 'rowspan', 'scope', 'start', 'reversed', 'value'],
];

/** What alone may have an address. */
const owners: Readonly<Record<string, string>> = { src: 'img', href: 'a' };
let isBound = false;

/**
 * Sanitises HTML with DOMPurify, which binds to the window it is loaded in; Node tests give it one of jsdom.
 * Keeps http and https addresses, and data: addresses of pictures alone.
 */
export function sanitize(html: string): CleanHtml {
  const clean = purify(html);
  return (clean.includes(' is=""') ? purify(withoutIs(clean)) : clean) as CleanHtml;
}

/**
 * DOMPurify can only empty an `is`: HTML writes it even of an element that it was taken off. Such an element is made
 * anew, and the whole is sanitised again.
 */
function withoutIs(html: string): string {
  const body = parseFragment(html);
  for (const element of body.querySelectorAll('[is]')) {
    const plain = body.ownerDocument.createElement(element.localName);
    for (const { name, value } of element.attributes) if (name !== 'is') plain.setAttribute(name, value);
    plain.append(...element.childNodes);
    element.replaceWith(plain);
  }
  return body.innerHTML;
}

function purify(html: string): string {
  if (!isBound) {
    // An address on another element leads nowhere now, and must not where somebody else reads the copy. An empty one is
    // that of the page that shows the copy.
    DOMPurify.addHook('uponSanitizeAttribute', (element, attribute) => {
      const owner = owners[attribute.attrName];
      if (owner && (element.localName !== owner || !attribute.attrValue)) attribute.keepAttr = false;
    });
    isBound = true;
  }
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: elements,
    ALLOWED_ATTR: ['href', 'src', ...plainAttributes],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^https?:\/\//i,
    // Without this the expression would be asked of every attribute.
    ADD_URI_SAFE_ATTR: plainAttributes,
    // DOMPurify allows data: on pictures beside the expression above, and on nothing else of ours.
    ADD_DATA_URI_TAGS: ['img'],
    RETURN_TRUSTED_TYPE: false,
  });
}
