import { Failure } from '@/utils/article/failure';

/** What the browser throws where a folder is gone or may not be written, as the reader is told; else what it was. */
export function folderFailure(error: unknown, name: string): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'NotFoundError') return new Failure('folder-gone', name);
  if (/^(?:NotAllowedError|NoModificationAllowedError|SecurityError)$/.test(error.name))
    return new Failure('folder-denied', name);
  return error;
}
