import { diffArrays } from 'diff';
import type { Piece } from './types';

/** More edits than this in one paragraph are another paragraph, and would take long to find. */
const MOST_EDITS = 3_000;

/** Words, because Chinese has no spaces between them and a character alone means little. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** What stands where in both texts, or in one of them instead of the other's. */
interface Stretch {
  /** In both. */
  same: string;
  /** Behind that, in the older and in the newer. */
  removed: string;
  added: string;
}

/** The difference of two short texts by words, cut down to the characters that differ. */
export function comparePieces(older: string, newer: string): Piece[] {
  const changes = diffArrays(wordsOf(older), wordsOf(newer), { maxEditLength: MOST_EDITS });
  if (!changes) return toPieces([{ same: '', removed: older, added: newer }]);
  const stretches: Stretch[] = [{ same: '', removed: '', added: '' }];
  for (const { value, added, removed } of changes) {
    const text = value.join('');
    const last = stretches.at(-1);
    if (!added && !removed) stretches.push({ same: text, removed: '', added: '' });
    else if (last) last[added ? 'added' : 'removed'] += text;
  }
  return toPieces(joinIslands(stretches).map(trim));
}

function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** One character that happens to stand between two changes tells nothing: the reader sees one change. */
function joinIslands(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    const isIsland =
      last && [...stretch.same].length <= 1 && last.removed + last.added !== '' && isChanged(stretch);
    if (!last || !isIsland) joined.push({ ...stretch });
    else {
      last.removed += stretch.same + stretch.removed;
      last.added += stretch.same + stretch.added;
    }
  }
  return joined;
}

function isChanged({ removed, added }: Stretch): boolean {
  return removed + added !== '';
}

/** Moves what both sides begin with before the change; where they end alike, the next stretch begins earlier. */
function trim({ same, removed, added }: Stretch): Stretch & { tail: string } {
  const [old, now] = [[...removed], [...added]];
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return {
    same: same + old.slice(0, head).join(''),
    removed: old.slice(head, old.length - tail).join(''),
    added: now.slice(head, now.length - tail).join(''),
    tail: old.slice(old.length - tail).join(''),
  };
}

function toPieces(stretches: readonly (Stretch & { tail?: string })[]): Piece[] {
  const pieces: Piece[] = [];
  const put = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  for (const { same, removed, added, tail = '' } of stretches) {
    put('same', same);
    put('removed', removed);
    put('added', added);
    put('same', tail);
  }
  return pieces;
}
