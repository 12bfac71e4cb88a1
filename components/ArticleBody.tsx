import type { Ref } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PictureProblem } from '@/utils/article/types';
import { useLocaleContext } from './locale-context';
import { PictureViewer, type ViewedPicture } from './PictureViewer';
import { namePictures, picturesToView, wrapPictures } from './picture-buttons';
import { clearSlot, fillSlot, type PictureSlot, type ShownPicture, takePictures } from './picture-slots';
import { useBands } from './use-bands';

interface ArticleBodyProps {
  /** The parsed clean text. It must belong to a document that is shown nowhere, so that none of its pictures load. */
  content: HTMLElement;
  /** Language tag of what is shown. */
  language: string;
  /** What is known of each picture, by its address in `content`. An address that is absent is still being read. */
  pictures: ReadonlyMap<string, ShownPicture>;
  /** Stored words of pictures as they are to be shown, where that is not as they are stored. */
  say?: ((words: string) => string) | undefined;
  onRetryPicture?: ((url: string, problem: PictureProblem | null) => void) | undefined;
  bodyRef?: Ref<HTMLDivElement>;
}

/** The text of an article with its own pictures. What is shown is a copy: `content` stays as it is. */
export function ArticleBody({
  content,
  language,
  pictures,
  say = asItIs,
  onRetryPicture,
  bodyRef,
}: ArticleBodyProps) {
  const { t } = useLocaleContext();
  const root = useRef<HTMLDivElement>(null);
  const slots = useRef<readonly PictureSlot[]>([]);
  useLayoutEffect(() => {
    const { body, found } = buildBody(content);
    slots.current = found;
    root.current?.replaceChildren(...body.childNodes);
    return () => slots.current.forEach(clearSlot);
  }, [content]);
  useLayoutEffect(() => {
    const retry = { t, say, onRetry: onRetryPicture };
    for (const slot of slots.current) fillSlot(slot, pictures.get(slot.url), retry);
    if (root.current) namePictures(root.current, t, say);
  }, [content, pictures, t, say, onRetryPicture]);
  useBands(root, content);
  const [viewed, setViewed] = useState<{ pictures: ViewedPicture[]; at: number }>();
  const opener = useRef<HTMLElement | null>(null);
  const enlarge = ({ target }: Event) => {
    const found = root.current && picturesToView(root.current, target);
    if (!found || found.at < 0) return;
    opener.current = (target as Element).closest<HTMLElement>('.picture-button');
    setViewed(found);
  };
  // A dialogue that leaves the page leaves the focus nowhere.
  useEffect(() => {
    if (!viewed) opener.current?.focus({ preventScroll: true });
  }, [viewed]);
  const setRoot = (element: HTMLDivElement | null) => {
    root.current = element;
    if (typeof bodyRef === 'function') bodyRef(element);
    else if (bodyRef) bodyRef.current = element;
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the buttons in it are clicked. */}
      <div class="article-body" lang={language} ref={setRoot} onClick={enlarge} />
      {viewed && (
        <PictureViewer
          {...viewed}
          onMove={(at) => setViewed({ ...viewed, at })}
          onClose={() => setViewed(undefined)}
        />
      )}
    </>
  );
}

const asItIs = (words: string) => words;

/** Readies a copy while it still belongs to a document that loads nothing. */
function buildBody(content: HTMLElement): { body: HTMLElement; found: PictureSlot[] } {
  const body = content.cloneNode(true) as HTMLElement;
  for (const link of body.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  wrapPictures(body);
  for (const table of body.querySelectorAll('table')) wrapTable(table);
  return { body, found: takePictures(body) };
}

/** A wide table scrolls by itself; the text beside it stays. It takes the focus so that keys can scroll it. */
function wrapTable(table: HTMLTableElement): void {
  if (table.parentElement?.closest('table')) return;
  const frame = table.ownerDocument.createElement('div');
  frame.className = 'table-frame';
  frame.tabIndex = 0;
  table.replaceWith(frame);
  frame.append(table);
}
