import { describeFailure } from '@/utils/article/failure';
import { sanitize } from '@/utils/dom/sanitize';
import { extract } from '@/utils/extract/extract';
import type { CaptureResult } from '@/utils/extract/types';

/** What the content script does. */
export function run(): CaptureResult {
  try {
    return { ok: true, article: extract(document, location.href, sanitize) };
  } catch (error) {
    return { ok: false, ...describeFailure(error) };
  }
}
