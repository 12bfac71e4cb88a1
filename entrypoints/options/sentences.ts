import { describeFailure, type FailureCode } from '@/utils/article/failure';
import type { Translate } from '@/utils/locale/translate';

/** What anything thrown says to the reader. */
export function failureSentence(t: Translate, error: unknown): string {
  const { code, detail } = describeFailure(error);
  return sentenceOf(t, code, detail);
}

/** The sentence of a failure's code; `detail` stands in it where the sentence has room for it. */
export function sentenceOf(t: Translate, code: FailureCode, detail?: string): string {
  if (code === 'unexpected') return t('failure.unexpected', { detail: detail ?? '' });
  return t(`failure.${code}`);
}
