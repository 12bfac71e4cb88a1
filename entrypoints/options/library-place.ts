import type { ArticleId } from '@/utils/article/types';
import { libraryPlaceKey } from '../shared/library-link';
import { nothing, type Selection } from './selection';

/** Where the library page was left, so that a reload or the way back from an article finds it so. */
export interface LibraryPlace {
  /** The address after `#`: another list has another place. */
  hash: string;
  /** Pixels. */
  scroll: number;
  selection: Selection;
  /** The article that had the focus. */
  focus: ArticleId | null;
}

/** The place of this tab's list at `hash`, or its beginning. */
export function readPlace(storage: Storage, hash: string): LibraryPlace {
  const start = { hash, scroll: 0, selection: nothing, focus: null };
  const kept = storage.getItem(libraryPlaceKey);
  if (!kept) return start;
  const { mode, ids, ...place } = JSON.parse(kept) as Kept;
  return place.hash === hash ? { ...place, selection: { mode, ids: new Set(ids) } } : start;
}

/** Keeps the place for this tab. A selection too large to be kept is left out. */
export function keepPlace(storage: Storage, { selection, ...place }: LibraryPlace): void {
  const write = ({ mode, ids }: Selection) =>
    storage.setItem(libraryPlaceKey, JSON.stringify({ ...place, mode, ids: [...ids] } satisfies Kept));
  try {
    write(selection);
  } catch {
    write(nothing);
  }
}

interface Kept extends Omit<LibraryPlace, 'selection'> {
  mode: Selection['mode'];
  ids: readonly ArticleId[];
}
