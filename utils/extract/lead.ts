import type { Layout } from '../sites/types';
import type { Context } from './clean';
import type { EmbeddedArticle } from './embedded';
import { removeJunk } from './junk';
import { mediaFigure } from './media';
import { framePictures, isJunkPicture, pictureKey } from './pictures';
import { meta } from './structured-data';

interface Found {
  layout: Layout | undefined;
  content: Element | undefined;
  embedded: EmbeddedArticle | undefined;
  /** Names the recording. */
  title: string;
}

/**
 * Puts the lead picture and the recording of the article, which layouts keep outside the content, before `body`'s text.
 * A picture that the body has in another rendition is not doubled; a caption that only the lead has is kept.
 */
export function addLead(body: Element, page: Document, found: Found, context: Context): void {
  const figures = [...leadFigures(page, found, context)];
  if (figures.length === 0) figures.push(...statedLead(page, found, context, body));
  for (const figure of figures.reverse()) {
    const keys = new Set(
      [...figure.querySelectorAll('img')].map((image) => pictureKey(image.getAttribute('src') ?? '')),
    );
    const twin = [...body.querySelectorAll('img')].find((image) =>
      keys.has(pictureKey(image.getAttribute('src') ?? '')),
    );
    const twinFigure = twin?.closest('figure');
    if (!twin) body.prepend(figure);
    else if (twinFigure && !twinFigure.querySelector('figcaption') && figure.querySelector('figcaption')) {
      twinFigure.append(...figure.querySelectorAll('figcaption'));
    }
  }
  for (const player of outside(page, found.layout?.media ?? [], found.content).slice(0, 1)) {
    const figure = mediaFigure(player, context.base, found.title);
    const lead = body.firstElementChild?.localName === 'figure' ? body.firstElementChild : undefined;
    if (figure) lead ? lead.after(figure) : body.prepend(figure);
  }
}

/** Pictures of the layout's lead block, framed. */
function leadFigures(page: Document, { layout, content }: Found, { base, site }: Context): Element[] {
  for (const selector of layout?.lead ?? []) {
    for (const place of outside(page, [selector], content)) {
      const holder = page.createElement('div');
      holder.append(place.cloneNode(true));
      removeJunk(holder, site);
      framePictures(holder, base, site);
      const figures = [...holder.querySelectorAll('figure')].filter((figure) => figure.querySelector('img'));
      if (figures.length > 0) return figures;
    }
  }
  return [];
}

/** The lead picture that scripts name, or metadata where the body has no picture that it could repeat. */
function statedLead(page: Document, { embedded }: Found, { base, site }: Context, body: Element): Element[] {
  const stated = embedded?.lead?.url ?? (body.querySelector('img') ? null : meta(page, ['og:image']));
  const url = stated && URL.canParse(stated, base) ? new URL(stated, base).href : undefined;
  if (!url || isJunkPicture(null, url, site) || !isNewsPicture(url)) return [];
  const holder = page.createElement('div');
  const image = page.createElement('img');
  image.setAttribute('src', url);
  if (embedded?.lead?.caption) image.setAttribute('data-caption', embedded.lead.caption);
  holder.append(image);
  framePictures(holder, base, site);
  return [...holder.querySelectorAll('figure')];
}

/** Sites name their logo as the picture of articles that have none. */
function isNewsPicture(url: string): boolean {
  return !/logo|share|default|placeholder|favicon|banner|avatar/i.test(new URL(url).pathname);
}

/** Matches that stand before the content and not inside it: what comes after belongs to other stories. */
function outside(page: Document, selectors: readonly string[], content: Element | undefined): Element[] {
  const places = selectors.flatMap((selector) => [...page.querySelectorAll(selector)]);
  return places.filter((place) => !content || precedes(place, content));
}

/** Whether an element stands before another, neither holding the other. */
function precedes(place: Element, content: Element): boolean {
  let branch: Element | null = content;
  while (branch && !branch.parentElement?.contains(place)) branch = branch.parentElement;
  if (place.contains(content) || content.contains(place)) return false;
  for (let sibling = branch?.previousElementSibling; sibling; sibling = sibling.previousElementSibling) {
    if (sibling.contains(place)) return true;
  }
  return false;
}
