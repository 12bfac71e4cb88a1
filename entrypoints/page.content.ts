import { defineContentScript } from 'wxt/utils/define-content-script';
import { describeFailure } from '@/utils/article/failure';
import { sanitize } from '@/utils/dom/sanitize';
import { extract } from '@/utils/extract/extract';
import { readOrigin } from '@/utils/extract/origin';
import type { CaptureResult } from '@/utils/extract/types';
import { sites } from '@/utils/sites';

/**
 * Injected when the reader saves, and only then. Its answer is the result of the injection:
 * it adds no listener, no global and no element, so that the page is the same after it as before.
 */
export default defineContentScript({
  matches: sites.flatMap((site) => [...site.matches]),
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main(context): CaptureResult {
    // WXT listens for newer versions of the script, which this one will not live to see.
    context.notifyInvalidated();
    if (document.contentType === 'application/pdf') return { ok: false, code: 'pdf' };
    try {
      const article = extract(document, location.href, sanitize);
      return { ok: true, article: { ...article, origin: readOrigin(document, performance) } };
    } catch (error) {
      return { ok: false, ...describeFailure(error) };
    }
  },
});
