import { useEffect, useRef } from 'preact/hooks';
import { isPrintAddress } from '../shared/reader-address';

/** Prints the page, or makes a PDF of it, by the browser's own dialogue: when its pictures can be drawn. */
export async function printPage(): Promise<void> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('.article img')];
  // Those further down are loaded when they come near, which on paper is never.
  for (const picture of pictures) picture.loading = 'eager';
  // One that is broken leaves a gap, as it does on the screen.
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
  print();
}

/** Prints as soon as the article is there, where the address asks for it. Once: a reload shows the article alone. */
export function usePrintOnOpening(isOpen: boolean): void {
  const wanted = useRef(isPrintAddress(location.search));
  useEffect(() => {
    if (!isOpen || !wanted.current) return;
    wanted.current = false;
    const address = new URL(location.href);
    address.searchParams.delete('print');
    history.replaceState(history.state, '', address);
    void printPage();
  }, [isOpen]);
}
