import { useEffect, useRef } from 'preact/hooks';
import { Button } from './Button';
import { useLocaleContext } from './locale-context';

export interface ViewedPicture {
  src: string;
  alt: string;
  /** Caption and credit as they stand in the text; empty where there are none. */
  caption: string;
}

interface PictureViewerProps {
  pictures: readonly ViewedPicture[];
  /** Which one is shown. */
  at: number;
  onMove(at: number): void;
  onClose(): void;
}

/** An article's pictures as large as the window, one at a time. Arrow keys go through them; Esc or a click beside closes. */
export function PictureViewer({ pictures, at, onMove, onClose }: PictureViewerProps) {
  const { t } = useLocaleContext();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const picture = pictures[at];
  if (!picture) return null;
  const move = (to: number) => pictures[to] && onMove(to);
  const onKey = (event: KeyboardEvent) => {
    // The article below has its own use for keys, and Esc would close a popup.
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(at - 1);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      class="viewer"
      data-testid="picture-viewer"
      ref={dialog}
      aria-label={t('pictureOf', { at: at + 1, total: pictures.length })}
      onKeyDown={onKey}
      onClick={(event) => event.target === dialog.current && onClose()}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <figure>
        <img src={picture.src} alt={picture.alt} />
        {picture.caption && <figcaption aria-live="polite">{picture.caption}</figcaption>}
      </figure>
      <div class="viewer-bar">
        <Button kind="quiet" icon="close" label={t('close')} testId="viewer-close" onClick={onClose} />
        <span class="viewer-count" role="status">
          {t('pictureOf', { at: at + 1, total: pictures.length })}
        </span>
        {pictures.length > 1 && (
          <>
            <Button
              kind="quiet"
              icon="previous"
              label={t('previousPicture')}
              testId="viewer-previous"
              disabled={at === 0}
              onClick={() => move(at - 1)}
            />
            <Button
              kind="quiet"
              icon="next"
              label={t('nextPicture')}
              testId="viewer-next"
              disabled={at === pictures.length - 1}
              onClick={() => move(at + 1)}
            />
          </>
        )}
      </div>
    </dialog>
  );
}
