import type { PictureReference } from '../article/types';
import type { Site } from '../sites/types';
import { textLength } from './junk';

/** Longest text below a picture that is still taken as its caption, in characters. */
const longestCaption = 160;

const lazyAttributes = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazyload',
  'data-actualsrc',
  'data-url',
];

const junkAddress =
  /(?:^|[/_-])(?:spacer|pixel|blank|transparent|placeholder|1x1|loading)[^/]*\.(?:gif|png|svg)|\.svg(?:[?#]|$)/i;

/**
 * Makes every picture of the content a `<figure>` with an absolute address and its caption, in place,
 * and removes icons, tracking pixels and the site's own decoration.
 */
export function framePictures(content: Element, base: string, site: Site | undefined): void {
  restoreLazyPictures(content);
  for (const image of [...content.querySelectorAll('img')]) {
    const address = pictureAddress(image, base);
    if (address && !isJunkPicture(image, address, site)) image.setAttribute('src', address);
    else image.remove();
  }
  const captions = (site?.captions ?? ['figcaption', '.caption', '.image-caption']).join(',');
  for (const image of [...content.querySelectorAll('img')]) {
    // Both were put into a figure with a picture before them.
    if (content.contains(image) && !image.closest('figure[data-framed]')) frame(image, content, captions);
  }
}

/** Pictures of a clean body, in order. */
export function listPictures(body: Element): PictureReference[] {
  return [...body.querySelectorAll('img')].map((image) => ({
    url: image.getAttribute('src') ?? '',
    alt: image.getAttribute('alt') ?? '',
    caption: image.closest('figure')?.querySelector('figcaption')?.textContent?.trim() || null,
  }));
}

/** What two renditions of one picture have in common in their addresses. */
export function pictureKey(address: string): string {
  const path = URL.canParse(address) ? decodePath(new URL(address).pathname) : address;
  const name = path.split('/').pop() ?? '';
  // Arc names its pictures by ids that are the same on every host.
  if (/^[A-Z0-9]{20,}\.\w+$/.test(name)) return name;
  return path
    .replace(/styles\/[^/]+\/public\//, '')
    .replace(/\/image(?:_\w+)?$/, '')
    .toLowerCase();
}

/** Tells decoration from news pictures by address, file type and printed size. */
export function isJunkPicture(image: Element | null, address: string, site: Site | undefined): boolean {
  if (junkAddress.test(address) || site?.junkPictures.some((pattern) => pattern.test(address))) return true;
  const sides = ['width', 'height'].map((name) => Number.parseInt(image?.getAttribute(name) ?? '', 10));
  return sides.some((side) => side <= 40);
}

function restoreLazyPictures(content: Element): void {
  for (const noscript of [...content.querySelectorAll('noscript')]) {
    // Where scripts run, the parser kept its content as text.
    const markup =
      noscript.querySelector('img')?.outerHTML ?? noscript.textContent?.match(/<img\b[^>]*>/i)?.[0];
    const previous = noscript.previousElementSibling;
    const source = markup?.match(/\ssrc\s*=\s*["']?([^"'\s>]+)/i)?.[1]?.replaceAll('&amp;', '&');
    if (source) {
      const image = previous?.localName === 'img' ? previous : content.ownerDocument.createElement('img');
      image.setAttribute('data-src', source);
      if (image !== previous) noscript.before(image);
    }
    noscript.remove();
  }
  for (const picture of content.querySelectorAll('picture')) {
    const source = picture.querySelector('source');
    if (picture.querySelector('img') || !source) continue;
    const image = content.ownerDocument.createElement('img');
    image.setAttribute('srcset', source.getAttribute('data-srcset') ?? source.getAttribute('srcset') ?? '');
    picture.append(image);
  }
}

/** The real address of a picture that may not have been scrolled to yet; undefined where it has none. */
function pictureAddress(image: Element, base: string): string | undefined {
  const set = image.getAttribute('data-srcset') ?? image.getAttribute('srcset') ?? '';
  const candidates = [
    ...lazyAttributes.map((name) => image.getAttribute(name)),
    image.getAttribute('src'),
    set
      .trim()
      .split(/\s*,\s+/)
      .pop()
      ?.split(/\s/)[0],
  ];
  for (const candidate of candidates) {
    if (
      candidate &&
      !candidate.startsWith('data:') &&
      URL.canParse(candidate, base) &&
      !junkAddress.test(candidate)
    ) {
      const url = new URL(candidate, base);
      url.searchParams.delete('timestamp');
      if (/^https?:$/.test(url.protocol)) return url.href;
    }
  }
  return undefined;
}

function frame(image: Element, content: Element, captions: string): void {
  const scope = scopeOf(image, content, captions);
  const images = scope === image ? [image] : [...scope.querySelectorAll('img')];
  const figure = content.ownerDocument.createElement('figure');
  figure.setAttribute('data-framed', '');
  const caption = captionOf(scope, image, captions);
  scope.replaceWith(figure);
  figure.append(...images.map(copyPicture));
  if (caption) {
    const figcaption = content.ownerDocument.createElement('figcaption');
    figcaption.textContent = caption;
    figure.append(figcaption);
  }
}

/** The largest element around a picture that holds nothing else than it, its caption and its credit. */
function scopeOf(image: Element, content: Element, captions: string): Element {
  let scope = image;
  for (let parent = image.parentElement; parent && parent !== content; parent = parent.parentElement) {
    const alone = parent.querySelectorAll('img').length === 1;
    const isFigure = parent.localName === 'figure';
    if (!alone && !isFigure) break;
    if (isFigure || otherText(parent, captions) === 0 || isCaptionedLine(parent, image)) scope = parent;
    else break;
  }
  return scope;
}

/** Characters of an element that stand outside captions. */
function otherText(element: Element, captions: string): number {
  const outermost = [...element.querySelectorAll(captions)].filter(
    (caption) => !caption.parentElement?.closest(captions),
  );
  return textLength(element) - outermost.reduce((sum, caption) => sum + textLength(caption), 0);
}

/** A paragraph or cell that is a picture with one short line of text below it. */
function isCaptionedLine(parent: Element, image: Element): boolean {
  if (!['p', 'div', 'td', 'center', 'figure', 'span', 'a'].includes(parent.localName)) return false;
  const before = textBefore(parent, image);
  const breaks = parent.querySelectorAll('br').length;
  return (
    before === '' &&
    breaks <= 1 &&
    textLength(parent) <= longestCaption &&
    !parent.querySelector('p,ul,ol,table,h2,h3')
  );
}

function textBefore(parent: Element, image: Element): string {
  let text = '';
  for (let node: Node | null = image; node && node !== parent; node = node.parentNode) {
    for (let sibling = node.previousSibling; sibling; sibling = sibling.previousSibling)
      text += sibling.textContent ?? '';
  }
  return text.trim();
}

function captionOf(scope: Element, image: Element, captions: string): string {
  const inside = scope === image ? [] : [...scope.querySelectorAll(captions)];
  const parts = inside.filter(
    (element) => !inside.some((outer) => outer !== element && outer.contains(element)),
  );
  const words = parts.map((part) => tidyLine(captionText(part))).filter(Boolean);
  if (words.length > 0) return [...new Set(words)].join(' ');
  const behind: string[] = [];
  for (let next = scope.nextElementSibling; next; next = scope.nextElementSibling) {
    if (next.querySelector('img') || !isCaption(next, captions)) break;
    next.remove();
    behind.push(tidyLine(captionText(next)));
  }
  if (behind.length > 0) return behind.join(' ').trim();
  const line = scope === image ? '' : tidyLine(scope.textContent ?? '');
  return line || statedCaption(image, scope);
}

/** Caption and credit often are two spans without white space between them. */
function captionText(element: Element): string {
  const children = [...element.children].filter((child) => textLength(child) > 0);
  const length = children.reduce((sum, child) => sum + textLength(child), 0);
  if (children.length === 0 || length < textLength(element)) return element.textContent ?? '';
  return children.map(captionText).join(' ');
}

function isCaption(element: Element, captions: string): boolean {
  if (element.matches(captions)) return true;
  return textLength(element) > 0 && otherText(element, captions) === 0;
}

/** A caption in an attribute: long enough to be one and no file name. */
function statedCaption(image: Element, scope: Element): string {
  const link = image.closest('[data-caption]') ?? scope.querySelector('[data-caption]');
  const stated = [
    image.getAttribute('data-caption'),
    link?.getAttribute('data-caption'),
    image.getAttribute('title'),
  ];
  const caption =
    stated.find((words) => words && words.trim().length >= 6 && /[\u4e00-\u9fff]/.test(words)) ?? '';
  const title = image.ownerDocument.title;
  return title.startsWith(caption.trim()) ? '' : tidyLine(caption);
}

/** A picture with what is worth keeping of it: address, description, size in pixels. */
function copyPicture(image: Element): Element {
  const copy = image.ownerDocument.createElement('img');
  const alt = tidyLine(image.getAttribute('alt') ?? '');
  copy.setAttribute('src', image.getAttribute('src') ?? '');
  copy.setAttribute('alt', /\.(?:jpe?g|png|gif|webp)$/i.test(alt) ? '' : alt);
  for (const side of ['width', 'height']) {
    const pixels = image.getAttribute(side);
    if (pixels && /^\d+$/.test(pixels)) copy.setAttribute(side, pixels);
  }
  return copy;
}

function tidyLine(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // percent signs that encode nothing
  }
}
