/** A stretch of text that stands in both versions, in the older only, or in the newer only. */
export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** A paragraph of the comparison, in the order of the newer version, what was taken away where it stood. */
export type Line =
  | { kind: 'same' | 'removed' | 'added'; text: string }
  | { kind: 'changed'; pieces: readonly Piece[] }
  /** Where a paragraph stood that stands elsewhere now. */
  | { kind: 'moved-away'; text: string }
  /** `pieces`: it may have been changed too. */
  | { kind: 'moved-here'; pieces: readonly Piece[] };

/** How many paragraphs; one that moved counts once. */
export interface Counts {
  changed: number;
  added: number;
  removed: number;
  moved: number;
}

export interface Difference {
  /** Null where both titles are the same. */
  title: readonly Piece[] | null;
  lines: readonly Line[];
  counts: Counts;
  /** Paragraphs that differ, without the title. */
  paragraphs: number;
}

export interface Version {
  title: string;
  /** A line a paragraph. */
  text: string;
}
