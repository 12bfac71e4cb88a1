import { describeFailure } from '@/utils/article/failure';
import { checkIndex, rebuildIndex } from '@/utils/library/search/check';
import { maintainIndex } from '@/utils/library/search/maintain';
import { signMissing } from '@/utils/library/similar/sign';
import type { IndexAnswer, IndexJob } from './index-jobs';

// The worker of the library page in which the search index is worked on: it does one job, and whoever wants no more of
// it ends it. The index is whole wherever that happens.

const answer = (message: IndexAnswer) => postMessage(message);
const onProgress = (done: number, total: number) => answer({ kind: 'progress', done, total });

const jobs: Record<IndexJob, () => Promise<unknown>> = {
  maintain: async () => {
    const isDone = await maintainIndex();
    await signMissing();
    return isDone;
  },
  check: () => checkIndex({ onProgress }),
  rebuild: () => rebuildIndex({ onProgress }),
};

addEventListener('message', ({ data }: MessageEvent<IndexJob>) => {
  jobs[data]().then(
    (result) => answer({ kind: 'done', result }),
    (error: unknown) => {
      console.error('Work on the search index failed', error);
      answer({ kind: 'failed', ...describeFailure(error) });
    },
  );
});
