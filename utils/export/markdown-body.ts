import type TurndownService from 'turndown';
import type { Highlight } from '../article/highlight';
import type { CleanHtml } from '../article/types';
import { prepareBody } from './body';
import { toLine } from './facts';
import { canEmphasise, escapeMarkdown, type Neighbour } from './markdown-escape';
import { renderTable } from './markdown-table';
import { wordsFor } from './words';

/** Turns a clean body into Markdown. */
export type ToMarkdown = (
  html: CleanHtml,
  paths: ReadonlyMap<string, string>,
  highlights?: readonly Highlight[],
) => string;

/** Inline elements that Markdown has no sign for; its readers take their tags. */
const tagged = ['u', 's', 'del', 'ins', 'mark', 'small', 'sub', 'sup', 'q', 'cite', 'abbr'] as const;

/** Loads the converter. Needs a page's DOM. `paths`: where pictures that go along stand, by their address. */
export async function createToMarkdown({ withPictures = true } = {}): Promise<ToMarkdown> {
  const { default: Turndown } = await import('turndown');
  const service = new Turndown({
    headingStyle: 'atx',
    bulletListMarker: '-',
    emDelimiter: '*',
    codeBlockStyle: 'fenced',
    hr: '---',
  });
  service.escape = escapeMarkdown;
  addLineRules(service);
  addBlockRules(service);
  return (html, paths, highlights = []) => {
    // A picture that does not go along keeps its address: a note is read where the reader is online.
    const plain = html
      .replace(/[\u2028\u2029]/g, ' ') // to some parsers the end of a line
      .replace(/\p{Cs}/gu, '\ufffd') as CleanHtml;
    const body = prepareBody(
      plain,
      (address) => paths.get(address) ?? address,
      wordsFor['zh-Hans'],
      highlights,
    );
    if (!withPictures) leaveOutPictures(body);
    return service.turndown(body).trim();
  };
}

/** Of a figure the caption stays, as a line of its own. */
function leaveOutPictures(body: HTMLElement): void {
  for (const figure of [...body.querySelectorAll('figure:has(img)')]) {
    const line = body.ownerDocument.createElement('p');
    const caption = body.ownerDocument.createElement('em');
    caption.append(
      ...[...figure.querySelectorAll('figcaption')].flatMap(({ childNodes }) => [...childNodes]),
    );
    line.append(caption);
    figure.replaceWith(line);
  }
  for (const image of [...body.querySelectorAll('img')]) image.remove();
}

function addLineRules(service: TurndownService): void {
  service.addRule('emphasis', {
    filter: ['em', 'i'],
    replacement: (content, node) => emphasise(content, node, '*', 'em'),
  });
  service.addRule('strong', {
    filter: ['strong', 'b'],
    replacement: (content, node) => emphasise(content, node, '**', 'strong'),
  });
  service.addRule('tagged', {
    filter: [...tagged],
    replacement: (content, node) => {
      const name = node.nodeName.toLowerCase();
      return content === '' ? '' : `<${name}>${content}</${name}>`;
    },
  });
  service.addRule('highlight', {
    filter: (node) => node.nodeName.toLowerCase() === 'mark' && node.hasAttribute('data-highlight'),
    replacement: (content) => (content.trim() === '' ? content : `==${content}==`),
  });
  service.addRule('code', {
    filter: 'code',
    replacement: (_content, node) => {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ');
      // What could end it, or a link or cell around it, is safer as text between tags.
      const isBesideCode = [node.previousSibling, node.nextSibling].some((one) =>
        /^code$/i.test(one?.nodeName ?? ''),
      );
      const isPlain = /^\S+(?: \S+)*$/.test(text) && !/[`[\]\\<>&|]/.test(text) && !isBesideCode;
      return isPlain ? `\`${text}\`` : text && `<code>${escapeMarkdown(text)}</code>`;
    },
  });
  service.addRule('ruby', { filter: 'ruby', replacement: (_content, node) => inOneLine(node as Element) });
  service.addRule('link', {
    filter: 'a',
    replacement: (content, node) => {
      const href = (node as Element).getAttribute('href') ?? '';
      return content.trim() === '' || href === '' ? content : `[${content}](${destination(href)})`;
    },
  });
  service.addRule('picture', { filter: 'img', replacement: (_content, node) => picture(node as Element) });
}

function addBlockRules(service: TurndownService): void {
  service.addRule('figure', {
    filter: 'figure',
    replacement: (content, node) => {
      const figure = node as Element;
      // The link to a recording, without a picture, has no form in Markdown that would be told from a paragraph.
      if (!figure.querySelector('img')) return `\n\n${inOneLine(figure)}\n\n`;
      return `\n\n${content.trim()}\n\n`;
    },
  });
  service.addRule('figcaption', {
    filter: 'figcaption',
    replacement: (content, node) => {
      const line = content.replace(/\s+/g, ' ').trim();
      const isFirst = (node as Element).parentElement?.firstElementChild === node;
      const said = canEmphasise('edge', line, 'edge') ? `*${line}*` : `<em>${line}</em>`;
      return line === '' ? '' : isFirst ? `${said}  \n` : `  \n${said}`;
    },
  });
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) => {
      const line = content.replace(/\s+/g, ' ').trim();
      return line === '' ? '' : `\n\n${'#'.repeat(Number(node.nodeName[1]))} ${line}\n\n`;
    },
  });
  service.addRule('preformatted', {
    filter: 'pre',
    replacement: (_content, node) => {
      const text = (node.textContent ?? '').replace(/^\n+|\n+$/g, '');
      const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
      const fence = '`'.repeat(longest + 1);
      return `\n\n${fence}\n${text}\n${fence}\n\n`;
    },
  });
  service.addRule('table', {
    filter: 'table',
    replacement: (_content, node) =>
      `\n\n${renderTable(node as Element, service) ?? inOneLine(node as Element)}\n\n`,
  });
}

function picture(image: Element): string {
  const [source = '', origin] = [image.getAttribute('src') ?? '', image.getAttribute('data-src')];
  const title = origin ? ` "${origin.replaceAll('"', '%22')}"` : '';
  return `![${escapeMarkdown(toLine(image.getAttribute('alt') ?? ''))}](${destination(source)}${title})`;
}

/** An address as Markdown takes it: in brackets of its own where it holds what would end it. */
function destination(address: string): string {
  const plain = address.replace(/[<>\s]/g, encodeURIComponent).replaceAll('\\', '%5C');
  return /[()&]/.test(plain) ? `<${plain.replace(/&(?=#?\w+;)/g, '\\&')}>` : plain;
}

/** An element as HTML without line feeds: an empty line would end it for Markdown. */
function inOneLine(element: Element): string {
  return element.outerHTML.replace(/(?<!\s)\s*\n\s*/g, ' ');
}

function emphasise(content: string, node: Node, mark: string, name: string): string {
  if (content.trim() === '') return content;
  const fits = canEmphasise(neighbour(node, 'previousSibling'), content, neighbour(node, 'nextSibling'));
  return fits ? mark + content + mark : `<${name}>${content}</${name}>`;
}

/** What a node stands beside in its line. */
function neighbour(node: Node, side: 'previousSibling' | 'nextSibling'): Neighbour {
  const sibling = node[side];
  if (!sibling)
    return /^(?:P|LI|H\d|DIV|TD|TH|BLOCKQUOTE|BODY|DD|DT)$/i.test(node.parentNode?.nodeName ?? '')
      ? 'edge'
      : 'unknown';
  if (sibling.nodeName.toLowerCase() === 'br') return 'edge';
  if (/^(?:em|i|strong|b)$/i.test(sibling.nodeName)) return { character: '*' };
  if (sibling.nodeType !== 3) return 'unknown';
  const characters = [...(sibling.nodeValue ?? '')];
  const character = side === 'previousSibling' ? characters.at(-1) : characters[0];
  return character === undefined ? 'unknown' : { character };
}
