import { render } from 'preact';
import type { PictureProblem } from '@/utils/article/types';
import type { Translate } from '@/utils/locale/translate';
import { MissingPicture } from './MissingPicture';

/** What is known of a picture: its bytes behind a blob: URL, or why it is missing. */
export type ShownPicture = ReadyPicture | MissingPictureFacts;

interface ReadyPicture {
  src: string;
  /** Pixels; 0 where unknown. */
  width: number;
  height: number;
}

interface MissingPictureFacts {
  problem: PictureProblem | null;
  caption: string | null;
}

/** A place in the text for a picture. */
export interface PictureSlot {
  /** Address in the clean HTML. */
  url: string;
  image: HTMLImageElement;
  /** What is replaced while the picture is missing: the image, or a link or button around it alone. */
  holder: Element;
  /** Stands for the picture while it is missing. */
  substitute: HTMLElement | undefined;
}

/** Pictures that are decoded before they come near: dozens at once would keep the first screen waiting. */
const AT_ONCE = 4;

/**
 * Finds the pictures in a text that is not in a page yet and takes their addresses away, so that nothing is
 * ever requested. Pictures inside the HTML itself (data:) stay.
 */
export function takePictures(body: HTMLElement): PictureSlot[] {
  return [...body.querySelectorAll('img')].flatMap((image, at) => {
    const url = image.getAttribute('src') ?? '';
    image.removeAttribute('srcset');
    image.decoding = 'async';
    if (at >= AT_ONCE) image.loading = 'lazy';
    if (url.startsWith('data:')) return [];
    image.removeAttribute('src');
    return [{ url, image, holder: holderOf(image), substitute: undefined }];
  });
}

/** A link or button around a missing picture would swallow the clicks on what is shown for it. */
function holderOf(image: HTMLImageElement): Element {
  const button = image.closest('.picture-button');
  if (button) return button;
  const link = image.closest('a');
  return link && !link.textContent?.trim() && link.querySelectorAll('img').length === 1 ? link : image;
}

/** Brings a slot to what is known of its picture; undefined while that is not known yet. */
export function fillSlot(slot: PictureSlot, picture: ShownPicture | undefined, retry: Retry): void {
  if (picture && 'problem' in picture) showMissing(slot, picture, retry);
  else showPicture(slot, picture);
}

/** What a slot needs to speak to the reader and to offer the picture's download again. */
export interface Retry {
  t: Translate;
  /** Stored words as they are to be shown. */
  say(words: string): string;
  onRetry?: ((url: string, problem: PictureProblem | null) => void) | undefined;
}

function showPicture(slot: PictureSlot, picture: ReadyPicture | undefined) {
  clearSlot(slot);
  const { image } = slot;
  image.toggleAttribute('data-loading', !picture);
  if (!picture || image.src === picture.src) return;
  // Known before the bytes are decoded, so that the text doesn't move when the picture appears.
  if (picture.width > 0 && picture.height > 0) {
    image.width = picture.width;
    image.height = picture.height;
  }
  image.src = picture.src;
}

function showMissing(slot: PictureSlot, picture: MissingPictureFacts, { t, say, onRetry }: Retry): void {
  const { url, holder } = slot;
  const figure = holder.closest('figure') ?? slot.substitute?.closest('figure:not(.missing-picture)');
  slot.substitute ??= makeSubstitute(holder, Boolean(figure));
  const words = picture.caption || slot.image.dataset.alt;
  const captioned = figure?.querySelector('figcaption')?.textContent?.trim();
  render(
    <MissingPicture
      url={url}
      problem={picture.problem}
      caption={words && !captioned ? say(words) : null}
      t={t}
      onRetry={onRetry && (() => onRetry(url, picture.problem))}
    />,
    slot.substitute,
  );
}

function makeSubstitute(holder: Element, inFigure: boolean): HTMLElement {
  const substitute = holder.ownerDocument.createElement(inFigure ? 'div' : 'figure');
  substitute.className = 'missing-picture';
  substitute.dataset.testid = 'missing-picture';
  holder.replaceWith(substitute);
  return substitute;
}

/** Puts the image back where something stands for it. */
export function clearSlot(slot: PictureSlot): void {
  const { substitute, holder } = slot;
  if (!substitute) return;
  render(null, substitute);
  substitute.replaceWith(holder);
  slot.substitute = undefined;
}
