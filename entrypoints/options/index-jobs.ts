import { Failure, type FailureCode } from '@/utils/article/failure';
import type { IndexCheck, IndexWork } from '@/utils/library/search/check';

/** `maintain` takes in what is new, and does all that there is to do. */
export type IndexJob = 'maintain' | 'check' | 'rebuild';

/** What the worker says of its job. */
export type IndexAnswer =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'done'; result: unknown }
  | { kind: 'failed'; code: FailureCode; detail?: string };

interface Results {
  /** Whether nothing is left to do. */
  maintain: boolean;
  check: IndexCheck;
  rebuild: undefined;
}

/**
 * Works on the search index in a worker, so that the page stays quick. Throws a `Failure`, and the signal's reason once
 * it is aborted: the worker is ended then, which leaves a whole index.
 */
export function runIndexJob<Job extends IndexJob>(
  job: Job,
  { onProgress, signal }: IndexWork = {},
): Promise<Results[Job]> {
  const worker = new Worker(new URL('./index-worker.ts', import.meta.url), { type: 'module' });
  const work = new Promise<Results[Job]>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
    if (signal?.aborted) reject(signal.reason);
    worker.addEventListener('error', ({ message }) => reject(new Failure('unexpected', message)));
    worker.addEventListener('message', ({ data }: MessageEvent<IndexAnswer>) => {
      if (data.kind === 'progress') onProgress?.(data.done, data.total);
      else if (data.kind === 'done') resolve(data.result as Results[Job]);
      else reject(new Failure(data.code, data.detail));
    });
    worker.postMessage(job);
  });
  return work.finally(() => worker.terminate());
}
