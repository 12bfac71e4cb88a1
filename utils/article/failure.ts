/** Everything that can go wrong in a way the reader should hear of; each has a sentence in every locale. */
export const failureCodes = [
  'not-an-article',
  'unsupported-site',
  'browser-page',
  'pdf',
  'tab-closed',
  'interrupted',
  'page-unreachable',
  'no-text',
  'error-page',
  'ad-blocker-wall',
  'consent-wall',
  'video-page',
  'forum-page',
  'section-page',
  'search-page',
  'home-page',
  'about-page',
  'storage-full',
  'storage-unavailable',
  'library-blocked',
  'library-newer',
  'library-upgrade',
  'library-private',
  'not-found',
  'bad-file',
  'not-an-archive',
  'truncated-zip',
  'encrypted-zip',
  'bad-front-matter',
  'no-address',
  'no-body',
  'address-only',
  'address-known',
  'file-too-large',
  'newer-backup',
  'nothing-selected',
  'folder-gone',
  'folder-denied',
  'backup-unwritten',
  'unexpected',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** An expected failure. Its message is `code` or `code: detail`, because messages between contexts carry nothing else. */
export class Failure extends Error {
  readonly code: FailureCode;
  /** What it is about (a file name, an address), for the sentence shown. */
  readonly detail: string | undefined;

  constructor(code: FailureCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'Failure';
    this.code = code;
    this.detail = detail;
  }
}

/** Failures of the library itself: what fails for one article would fail for the next. */
const libraryFailures: ReadonlySet<FailureCode> = new Set([
  ...([
    'storage-full',
    'storage-unavailable',
    'library-blocked',
    'library-newer',
    'library-upgrade',
    'library-private',
  ] as const),
]);

/** Whether the library can take nothing at all, so that there is no use in going on. */
export function isLibraryFailure(code: FailureCode): boolean {
  return libraryFailures.has(code);
}

/** What anything thrown, here or in another context, says to the reader. */
export function describeFailure(error: unknown): { code: FailureCode; detail?: string } {
  if (error instanceof Failure) return withDetail(error.code, error.detail);
  if (error instanceof Error && error.name === 'QuotaExceededError') return { code: 'storage-full' };
  const message = error instanceof Error ? error.message : String(error);
  const [head = '', ...rest] = message.split(': ');
  const code = failureCodes.find((known) => known === head);
  return code
    ? withDetail(code, rest.length > 0 ? rest.join(': ') : undefined)
    : { code: 'unexpected', detail: message };
}

function withDetail(code: FailureCode, detail: string | undefined) {
  return detail === undefined ? { code } : { code, detail };
}
