import type { Translate } from '@/utils/locale/translate';
import type { BackupRun } from './run';

/** What a backup that was made by itself did, in a sentence. */
export function backupSentence(t: Translate, { kind, written, articles }: BackupRun): string {
  if (kind === 'nothing') return t(articles === 0 ? 'backupNothing' : 'backupRanNothing');
  return t(kind === 'full' ? 'backupRanFull' : 'backupRanChanges', { count: written });
}
