import type { FailureCode } from '../article/failure';
import type { Article, CleanHtml } from '../article/types';

/** Takes hostile HTML, gives HTML that may be shown; `utils/dom/sanitize` has it. */
export type Sanitize = (html: string) => CleanHtml;

/** What the content script answers. */
export type CaptureResult =
  | { ok: true; article: Article }
  | { ok: false; code: FailureCode; detail?: string };
