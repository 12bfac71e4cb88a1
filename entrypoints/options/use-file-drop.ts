import { useEffect, useState } from 'preact/hooks';
import type { ImportFile } from '@/utils/import/types';
import { filesOfDrop } from '../shared/picked-files';

/** Takes files dropped anywhere on the page. True while files are held over it. */
export function useFileDrop(onDrop: (files: ImportFile[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Every element under the pointer enters and leaves on its own, so both are counted.
    let depth = 0;
    const listeners: Partial<Record<keyof WindowEventMap, (event: DragEvent) => void>> = {
      dragenter: (event) => {
        if (!holdsFiles(event)) return;
        depth += 1;
        setOver(true);
      },
      dragleave: (event) => {
        if (!holdsFiles(event)) return;
        depth = Math.max(0, depth - 1);
        if (depth === 0) setOver(false);
      },
      // Without this the browser would leave the page for the file.
      dragover: (event) => {
        if (holdsFiles(event)) event.preventDefault();
      },
      drop: (event) => {
        if (!holdsFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        void filesOfDrop(event.dataTransfer).then(onDrop);
      },
    };
    const added = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of added) addEventListener(type, listener);
    return () => {
      for (const [type, listener] of added) removeEventListener(type, listener);
    };
  }, [onDrop]);
  return over;
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
