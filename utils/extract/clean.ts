import type { Site } from '../sites/types';
import { arrangeBlocks } from './blocks';
import { removeJunk } from './junk';
import { linkMedia } from './media';
import { framePictures } from './pictures';

/** What cleaning needs to know of the page the content stands in. */
export interface Context {
  /** Address that relative addresses start from. */
  base: string;
  site: Site | undefined;
}

/**
 * Turns raw content into the article's body: media as links, pictures as figures, furniture gone, paragraphs in order.
 * Works on the content in place and returns a new element. Its addresses are absolute, its HTML is not sanitised yet.
 *
 * Readability has no part in this. Over bodies that the rules had cleaned it neither took nor mended anything
 * (measured on pages of every layout), so it would cost time alone; it serves where no rule fits, see `readability.ts`.
 */
export function cleanContent(content: Element, { base, site }: Context): Element {
  resolveLinks(content, base);
  linkMedia(content, base);
  removeJunk(content, site);
  framePictures(content, base, site);
  return arrangeBlocks(content);
}

const unseen = 'script,style,template,noscript,[hidden],[style*="display:none"],[style*="display: none"]';

/**
 * The words that say that the article breaks off for those who do not pay; undefined where all of it is there.
 * They stand in the content or beside it. Look before they are removed.
 */
export function findPrompt(root: Element, site: Site | undefined): Element | undefined {
  const text = root.textContent ?? '';
  const said = site?.partial.filter((pattern) => pattern.test(text)) ?? [];
  if (said.length === 0) return undefined;
  const places = [root, ...root.querySelectorAll('p,div,h2,h3,h4,h5,span,section,a,strong,li')].reverse();
  return places.find(
    (place) =>
      said.some((pattern) => pattern.test(place.textContent ?? '')) &&
      !place.closest(unseen) &&
      !place.querySelector('script,style,template'),
  );
}

/** Plain text of a body: a line a paragraph, heading, item or row. Captions are with the pictures. */
export function bodyText(body: Element): string {
  const lines: string[] = [];
  collectLines(body, lines);
  return lines
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

function collectLines(parent: Element, lines: string[]): void {
  for (const child of parent.children) {
    if (child.localName === 'figure') continue;
    if (
      ['div', 'blockquote', 'ul', 'ol', 'table', 'tbody', 'li'].includes(child.localName) &&
      hasBlocks(child)
    ) {
      collectLines(child, lines);
    } else if (child.localName === 'tr') lines.push([...child.children].map(lineOf).join('\t'));
    else lines.push(lineOf(child));
  }
}

function hasBlocks(element: Element): boolean {
  return element.querySelector('p,li,tr,h2,h3,h4,blockquote,figure') !== null;
}

function lineOf(element: Element): string {
  let line = '';
  for (const node of element.childNodes) {
    if (node.nodeType === 3) line += node.nodeValue;
    else if (node.nodeName.toLowerCase() === 'br') line += '\n';
    else if (node.nodeType === 1 && node.nodeName.toLowerCase() !== 'figure') line += lineOf(node as Element);
  }
  return line;
}

function resolveLinks(content: Element, base: string): void {
  for (const link of content.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    const url = URL.canParse(href, base) ? new URL(href, base) : undefined;
    if (url && /^https?:$/.test(url.protocol) && !href.startsWith('#')) link.setAttribute('href', url.href);
    else link.removeAttribute('href');
  }
}
