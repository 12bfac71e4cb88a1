import type { Translate } from '@/utils/locale/translate';
import type { BackupRun } from './run';

/** What a backup that was made by itself did, in a sentence. */
export function backupSentence(t: Translate, { kind, written }: BackupRun): string {
  if (kind === 'nothing') return t('backupRanNothing');
  return t(kind === 'full' ? 'backupRanFull' : 'backupRanChanges', { count: written });
}
