import type { Highlight } from '../article/highlight';
import type { CleanHtml } from '../article/types';
import { markHighlights } from '../dom/highlights';
import { parseFragment } from '../dom/parse';
import { sanitize } from '../dom/sanitize';
import type { Words } from './words';

/**
 * A body for reading outside the extension, sanitised anew. Its pictures get the address that `sourceOf` gives for
 * theirs; where it gives none, a link says where the picture was, so that nothing is requested on opening.
 * What the reader marked stands in `<mark data-highlight>`. Needs a page's DOM.
 */
export function prepareBody(
  html: CleanHtml,
  sourceOf: (address: string) => string | undefined,
  words: Words,
  highlights: readonly Highlight[] = [],
): HTMLElement {
  const body = parseFragment(sanitize(html));
  markHighlights(body, highlights);
  for (const image of [...body.querySelectorAll('img')]) {
    const address = image.getAttribute('src') ?? '';
    const source = sourceOf(address) ?? (address.startsWith('data:') ? address : undefined);
    if (source === undefined) image.replaceWith(linkTo(address, image, words));
    else {
      image.setAttribute('src', source);
      // Where the picture came from, as our own import reads it.
      if (source !== address) image.setAttribute('data-src', address);
    }
  }
  return body;
}

function linkTo(address: string, image: Element, words: Words): Node {
  const owner = image.ownerDocument;
  const alt = image.getAttribute('alt')?.trim();
  const text = owner.createTextNode(`[${words.pictureMissing}${alt ? `: ${alt}` : ''}]`);
  // A link in a link is none.
  if (!/^https?:/.test(address) || image.closest('a')) return text;
  const link = owner.createElement('a');
  link.setAttribute('href', address);
  // Our own import makes a picture of it again, which can then be downloaded.
  link.setAttribute('data-picture', alt ?? '');
  link.append(text);
  return link;
}
