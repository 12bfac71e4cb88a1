import type { Translate } from '@/utils/locale/translate';
import type { ViewedPicture } from './PictureViewer';
import type { ShownPicture } from './picture-slots';

/** An address that is a picture itself, as the sites' links to their large renditions are. */
const isPicture = /\.(?:avif|gif|jpe?g|png|webp)$/i;

/**
 * Puts each picture of a text that is not in a page yet, and reads as it is stored, into a button that enlarges it, in place of a link to the
 * picture alone. A link to somewhere else stays the link it is.
 */
export function wrapPictures(body: HTMLElement): void {
  for (const image of body.querySelectorAll('img')) {
    image.dataset.alt = image.alt;
    const link = image.closest('a');
    if (link && !isLinkToPicture(link, image)) continue;
    const button = body.ownerDocument.createElement('button');
    button.type = 'button';
    button.className = 'picture-button';
    (link ?? image).replaceWith(button);
    button.append(image);
    button.dataset.caption = captionOf(button);
  }
}

function isLinkToPicture(link: HTMLAnchorElement, image: HTMLImageElement): boolean {
  const href = link.getAttribute('href') ?? '';
  const alone = !link.textContent?.trim() && link.querySelectorAll('img').length === 1;
  if (!alone || !URL.canParse(href)) return false;
  return href === image.getAttribute('src') || isPicture.test(new URL(href).pathname);
}

/**
 * Describes each picture, and gives each button the name that screen readers say, in the reader's language.
 *
 * @param say stored words as they are to be shown
 */
export function namePictures(body: HTMLElement, t: Translate, say: (words: string) => string): void {
  for (const image of body.querySelectorAll('img')) image.alt = say(image.dataset.alt ?? image.alt);
  for (const button of body.querySelectorAll<HTMLElement>('.picture-button')) {
    const words = button.querySelector('img')?.alt || say(button.dataset.caption ?? '');
    button.setAttribute('aria-label', words ? t('enlargeNamed', { picture: words }) : t('enlarge'));
  }
}

/** What a text says about its pictures: their descriptions and captions, as they are stored. */
export function wordsOfPictures(content: HTMLElement, pictures: ReadonlyMap<string, ShownPicture>): string[] {
  const inText = [
    ...[...content.querySelectorAll('img')].map(({ alt }) => alt),
    ...[...content.querySelectorAll('figcaption')].map((caption) => caption.textContent?.trim() ?? ''),
  ];
  const known = [...pictures.values()].map((picture) => ('caption' in picture && picture.caption) || '');
  return [...new Set([...inText, ...known])].filter((words) => words !== '');
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
