import type { FailureCode } from '@/utils/article/failure';
import type { ArticleId } from '@/utils/article/types';
import type { MergeOutcome } from '@/utils/library/merge';

/** What became of one file, or of one entry of an archive. `savedAt`: when the copy in it was taken, epoch ms. */
export type ImportEntry =
  | { file: string; outcome: MergeOutcome; id: ArticleId; title: string; savedAt?: number }
  | { file: string; outcome: 'failed'; code: FailureCode; detail?: string };

/**
 * The outcomes as a reader tells them apart: both ways of keeping a text behind the front one are one, and an address
 * without its text is no failure.
 */
export const importGroups = [
  ...(['added', 'unchanged', 'updated', 'revision', 'empty', 'address', 'failed'] as const),
] as const;

export type ImportGroup = (typeof importGroups)[number];

/** Each entry counts once, so the groups add up to `seen`. */
export type ImportTotals = Record<ImportGroup | 'seen', number>;

export const noTotals: ImportTotals = {
  seen: 0,
  added: 0,
  unchanged: 0,
  updated: 0,
  revision: 0,
  empty: 0,
  address: 0,
  failed: 0,
};

export function groupOf(entry: ImportEntry): ImportGroup {
  const { outcome } = entry;
  if (entry.outcome === 'failed' && entry.code === 'address-only') return 'address';
  if (entry.outcome === 'failed' && entry.code === 'address-known') return 'unchanged';
  if (outcome === 'empty-kept') return 'empty';
  return outcome === 'older-kept' || outcome === 'kept-fuller' ? 'revision' : outcome;
}

/** The totals with one entry more. */
export function addToTotals(totals: ImportTotals, entry: ImportEntry): ImportTotals {
  const group = groupOf(entry);
  return { ...totals, seen: totals.seen + 1, [group]: totals[group] + 1 };
}

/** A line an entry for the clipboard: group, file, title or reason, with tabs between, so that a spreadsheet takes it. */
export function formatReport(
  entries: Iterable<ImportEntry>,
  words: { group: (group: ImportGroup) => string; failure: (code: FailureCode, detail?: string) => string },
): string {
  const lines: string[] = [];
  for (const entry of entries) {
    const what = entry.outcome === 'failed' ? words.failure(entry.code, entry.detail) : entry.title;
    lines.push([words.group(groupOf(entry)), entry.file, what].map(toCell).join('\t'));
  }
  return lines.join('\n');
}

function toCell(text: string): string {
  return text.replace(/[\t\r\n]+/gu, ' ');
}
