import type { Translate } from '@/utils/locale/translate';
import type { ViewedPicture } from './PictureViewer';

/** An address that is a picture itself, as the sites' links to their large renditions are. */
const isPicture = /\.(?:avif|gif|jpe?g|png|webp)$/i;

/**
 * Puts each picture of a text that is not in a page yet into a button that enlarges it, in place of a link to the
 * picture alone. A link to somewhere else stays the link it is.
 */
export function wrapPictures(body: HTMLElement): void {
  for (const image of body.querySelectorAll('img')) {
    const link = image.closest('a');
    if (link && !isLinkToPicture(link, image)) continue;
    const button = body.ownerDocument.createElement('button');
    button.type = 'button';
    button.className = 'picture-button';
    (link ?? image).replaceWith(button);
    button.append(image);
  }
}

function isLinkToPicture(link: HTMLAnchorElement, image: HTMLImageElement): boolean {
  const href = link.getAttribute('href') ?? '';
  const alone = !link.textContent?.trim() && link.querySelectorAll('img').length === 1;
  if (!alone || !URL.canParse(href)) return false;
  return href === image.getAttribute('src') || isPicture.test(new URL(href).pathname);
}

/** Gives each button the name that screen readers say, in the reader's language. */
export function namePictures(body: HTMLElement, t: Translate): void {
  for (const button of body.querySelectorAll<HTMLElement>('.picture-button')) {
    const words = button.querySelector('img')?.alt || captionOf(button);
    button.setAttribute('aria-label', words ? t('enlargeNamed', { picture: words }) : t('enlarge'));
  }
}

/** The pictures that can be enlarged now, in order, and which one a click was on (-1 for none). */
export function picturesToView(
  body: HTMLElement,
  target: EventTarget | null,
): { pictures: ViewedPicture[]; at: number } {
  const buttons = [...body.querySelectorAll<HTMLElement>('.picture-button')].filter((button) =>
    button.querySelector('img[src]'),
  );
  const clicked = target instanceof Element ? target.closest<HTMLElement>('.picture-button') : null;
  return {
    at: clicked ? buttons.indexOf(clicked) : -1,
    pictures: buttons.map((button) => {
      const image = button.querySelector('img');
      return { src: image?.src ?? '', alt: image?.alt ?? '', caption: captionOf(button) };
    }),
  };
}

function captionOf(button: Element): string {
  return button.closest('figure')?.querySelector('figcaption')?.textContent?.trim() ?? '';
}
