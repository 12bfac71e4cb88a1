import type { RefObject } from 'preact';
import { useImperativeHandle, useRef } from 'preact/hooks';
import { useLocaleContext } from './locale-context';

export interface ProgressHandle {
  /** 0 to 1. */
  show(progress: number): void;
}

/** How far through an article one is. Told by a handle, because it changes with every step of scrolling. */
export function ReadingProgress({ handle }: { handle: RefObject<ProgressHandle | null> }) {
  const { t } = useLocaleContext();
  const bar = useRef<HTMLDivElement>(null);
  useImperativeHandle(handle, () => ({
    show: (progress) => {
      const percent = Math.round(progress * 100);
      bar.current?.style.setProperty('--progress', String(progress));
      bar.current?.setAttribute('aria-valuenow', String(percent));
    },
  }));
  return (
    <div
      ref={bar}
      class="reading-progress"
      data-testid="reading-progress"
      role="progressbar"
      aria-label={t('readingProgress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    />
  );
}
