import type { Translate } from '@/utils/locale/translate';
import type { RecleanReport } from './reclean-articles';

/** What came of cleaning again, in one or two sentences. */
export function recleanSentence(t: Translate, { changed, unchanged, impossible }: RecleanReport): string {
  const done = t('recleaned', { changed, unchanged });
  return impossible === 0 ? done : `${done}${t('recleanImpossible', { count: impossible })}`;
}
