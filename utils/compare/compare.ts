import { diffArrays } from 'diff';
import { normalText } from '../article/hash';
import { type Match, matchParagraphs, type Run } from './match';
import { comparePieces } from './pieces';
import type { Counts, Difference, Line, Version } from './types';

/** More edits than this, counted in paragraphs, are another text. */
const MOST_EDITS = 5_000;

/**
 * What changed from one version of an article to another: paragraph by paragraph, and within those that changed by
 * words and characters. A paragraph that only stands elsewhere is moved, not removed and added. White space and
 * Unicode form don't count. Pure.
 */
export function compareVersions(older: Version, newer: Version): Difference {
  const [old, now] = [paragraphsOf(older.text), paragraphsOf(newer.text)];
  const runs = runsOf(old.map(normalText), now.map(normalText));
  const match = matchParagraphs(runs, old, now);
  const lines = runs.flatMap((run) => linesOf(run, match, old, now));
  const counts = count(lines);
  const sameTitle = normalText(older.title) === normalText(newer.title);
  return {
    title: sameTitle ? null : comparePieces(older.title.trim(), newer.title.trim()),
    lines,
    counts,
    paragraphs: counts.changed + counts.added + counts.removed + counts.moved,
  };
}

function paragraphsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function runsOf(old: readonly string[], now: readonly string[]): Run[] {
  const changes = diffArrays([...old], [...now], { maxEditLength: MOST_EDITS });
  if (!changes) return [{ same: [], removed: [...old.keys()], added: [...now.keys()] }];
  const runs: Run[] = [];
  let [oldAt, nowAt] = [0, 0];
  for (const { count: length, added, removed } of changes) {
    const last = runs.at(-1);
    const run = last && (added || removed) ? last : { same: [], removed: [], added: [] };
    if (run !== last) runs.push(run);
    const range = (from: number) => Array.from({ length }, (_, index) => from + index);
    if (added) run.added.push(...range(nowAt));
    else if (removed) run.removed.push(...range(oldAt));
    else run.same.push(...range(nowAt));
    if (!added) oldAt += length;
    if (!removed) nowAt += length;
  }
  return runs;
}

/** The lines of a run: first what is the same, then what differs, pairs in their order. */
function linesOf(run: Run, { changed, moved }: Match, old: string[], now: string[]): Line[] {
  const lines: Line[] = run.same.map((index) => ({ kind: 'same', text: now[index] ?? '' }));
  const takenAway = new Set(moved.values());
  const added = [...run.added];
  const putAddedUntil = (end: number) => {
    while (added[0] !== undefined && added[0] < end) {
      const index = added.shift() ?? 0;
      const text = now[index] ?? '';
      const from = moved.get(index);
      lines.push(
        from === undefined
          ? { kind: 'added', text }
          : { kind: 'moved-here', pieces: comparePieces(old[from] ?? '', text) },
      );
    }
  };
  for (const index of run.removed) {
    const text = old[index] ?? '';
    const pair = changed.get(index);
    if (pair === undefined) {
      lines.push({ kind: takenAway.has(index) ? 'moved-away' : 'removed', text });
      continue;
    }
    putAddedUntil(pair);
    added.shift();
    lines.push({ kind: 'changed', pieces: comparePieces(text, now[pair] ?? '') });
  }
  putAddedUntil(Number.POSITIVE_INFINITY);
  return lines;
}

function count(lines: readonly Line[]): Counts {
  const of = (kind: Line['kind']) => lines.filter((line) => line.kind === kind).length;
  return { changed: of('changed'), added: of('added'), removed: of('removed'), moved: of('moved-here') };
}
